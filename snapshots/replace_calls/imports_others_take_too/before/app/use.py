from app.ws import factory
from app.ws.factory import make_mgr as mk


def f(u):
    return factory.make_mgr(u), mk(u)
