from app.ws.factory import make_mgr
from app.ws.manager import get_mgr


def f(u):
    return make_mgr(u)  # migrator: ignore[one-factory]


def g(u):
    return get_mgr(u)
