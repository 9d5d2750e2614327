from app.ctx import Ctx
from app.ws.manager import get_mgr

FIRST = get_mgr(Ctx(user_id=1))

from app.ws.manager import get_mgr


def f(u):
    return get_mgr(Ctx(user_id=u)), FIRST, get_mgr(u)


def g(u):
    from app.ws.factory import make_mgr

    m = make_mgr(u)
    if u:
        from app.ctx import Ctx

        return Ctx.__name__, m
    return m
