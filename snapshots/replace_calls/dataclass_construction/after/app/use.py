from app.ctx import Ctx
from app.ws.data import Old
from app.ws.manager import get_mgr


def f(u):
    return get_mgr(Ctx(u)), get_mgr(Ctx(u)), Old(user=u, mode="m")
