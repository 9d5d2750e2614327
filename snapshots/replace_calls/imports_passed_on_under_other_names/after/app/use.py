import app.ws.manager
from app.ws import manager
from app.api import build
from app.ws.manager import get_mgr
from app.ctx import Ctx


def f(u):
    return get_mgr(Ctx(u)), get_mgr(Ctx(u)), manager.get_mgr(Ctx(u)), app.ws.manager.get_mgr(Ctx(u))


def g(*several):
    return build(*several)
