from app.ws.factory import make_mgr

FIRST = make_mgr(1)

from app.ctx import Ctx


def f(u):
    return make_mgr(u), FIRST, Ctx.__name__
