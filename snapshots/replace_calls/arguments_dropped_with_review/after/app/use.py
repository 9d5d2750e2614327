from app.ctx import Ctx
from app.ws.factory import make_mgr
from app.ws.manager import get_mgr


def f(u):
    return get_mgr(Ctx(u)), get_mgr(Ctx(u)), make_mgr(u, mode=str(u)), get_mgr(
        Ctx(u),
    )
