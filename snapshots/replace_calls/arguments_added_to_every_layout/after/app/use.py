from app.ctx import Ctx
from app.ws.manager import get_mgr


def f(u):
    a = get_mgr(
        Ctx(u),
        mode='unified',
    )
    b = get_mgr(
        Ctx(u),  # who
        mode='unified'
    )
    c = get_mgr(
        Ctx(u),  # who
        mode='unified',
    )
    d = get_mgr(Ctx(u), mode='unified',)
    e = get_mgr (Ctx(u), mode='unified')
    return a, b, c, d, e
