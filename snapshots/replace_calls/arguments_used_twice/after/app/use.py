from app.ctx import Ctx
from app.ws.factory import make_mgr
from app.ws.manager import get_mgr


def f(u):
    return get_mgr(Ctx(u), mode=u), get_mgr(Ctx(3), mode=3), make_mgr(u.real), make_mgr(str(u))
