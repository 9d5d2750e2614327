from app.ws.factory import make_mgr

FIRST = make_mgr(1)

from app.ws.manager import get_mgr


def f(u):
    return make_mgr(u), FIRST, get_mgr(u)


def g(u):
    from app.ws.factory import make_mgr

    m = make_mgr(u)
    if u:
        from app.ctx import Ctx

        return Ctx.__name__, m
    return m
