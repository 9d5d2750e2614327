from app.ctx import Ctx
from app.ws.manager import get_mgr


def f(u):
    return get_mgr(Ctx(u))
