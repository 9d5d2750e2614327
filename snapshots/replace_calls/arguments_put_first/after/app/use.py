from app.ctx import Ctx
from app.ws.manager import get_mgr


def f(u):
    a = get_mgr(
        None,
        Ctx(u),  # who
        mode="m",
    )
    return a, get_mgr(None, Ctx(u), mode='unified'), get_mgr(None, Ctx(u), mode="n")
