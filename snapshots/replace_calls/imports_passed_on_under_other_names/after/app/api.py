from app.ctx import Ctx
from app.ws.factory import make_mgr as build
from app.ws.factory import make_mgr as renew
from app.ws.manager import get_mgr


def own(u):
    return get_mgr(Ctx(u)), get_mgr(Ctx(u))
