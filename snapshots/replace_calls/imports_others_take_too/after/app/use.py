from app.ws import factory
from app.ws.factory import make_mgr as mk
from app.ws.manager import get_mgr


def f(u):
    return get_mgr(u), get_mgr(u)
