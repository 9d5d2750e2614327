from app.ctx import Ctx
from app.ws.factory import make_mgr
from app.ws.manager import get_mgr


def f(u):
    return make_mgr(u), get_mgr(Ctx(u))
