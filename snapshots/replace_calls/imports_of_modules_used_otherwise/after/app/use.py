from app.ws import factory
from app.ws import manager


def f(u):
    return manager.get_mgr(u), factory.Mgr.__name__
