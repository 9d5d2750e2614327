from app.ws.factory import make_mgr
from app.ws.legacy import create


def f(u):
    return create(u), make_mgr(u)
