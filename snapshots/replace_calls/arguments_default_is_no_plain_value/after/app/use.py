from app.ws.manager import get_mgr
from app.ws.modes import make_mgr


def f(u):
    return make_mgr(u), get_mgr(u, "m", -1), make_mgr(u, count=-2)
