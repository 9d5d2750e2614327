from app.ctx import Ctx
from app.ws.manager import get_mgr


def f(u):
    a = get_mgr(
        Ctx(user_id=u),
        mode='unified',
    )
    b = get_mgr(
        Ctx(user_id=u),
        mode='unified'
    )
    c = get_mgr(
        Ctx(user_id=u),  # who
        mode="m",  # how
    )
    d = get_mgr(Ctx(user_id=u),
                 mode="m")
    e = get_mgr( Ctx(user_id=u), mode='unified' )
    g = get_mgr(Ctx(user_id=u), mode='unified', )
    return a, b, c, d, e, g
