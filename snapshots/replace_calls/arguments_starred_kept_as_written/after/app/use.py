from app.ws.factory import make_mgr
from app.ws.manager import get_mgr


def f(u):
    a, k = (u,), {"mode": "m"}
    return make_mgr(*a), make_mgr(u, **k), get_mgr(u)
