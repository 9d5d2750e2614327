from app.ws.factory import make_mgr
from app.ws.factory import make_mgr as mk


def f(u):
    return make_mgr(u), mk(u)
