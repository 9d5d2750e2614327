import app.ws.manager
from app.api import build
from app.ctx import Ctx
from app.ws import manager
from app.ws.manager import get_mgr


def f(u):
    return get_mgr(Ctx(u)), get_mgr(Ctx(u)), manager.get_mgr(Ctx(u)), app.ws.manager.get_mgr(Ctx(u))


def g(*several):
    return build(*several)
