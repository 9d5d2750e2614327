from .factory import make_mgr
from . import factory


def f(u):
    return make_mgr(u), factory.make_mgr(u)
