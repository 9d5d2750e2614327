from app.ctx import Ctx
from app.ws.factory import make_mgr
from app.ws.manager import get_mgr


def f(u):
    return get_mgr(Ctx(user_id=u))


def g(Ctx):
    return make_mgr(Ctx)
