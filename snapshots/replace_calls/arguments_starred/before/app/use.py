from app.ws.factory import make_mgr


def f(u):
    a, k = (u,), {"mode": "m"}
    return make_mgr(*a), make_mgr(u, **k), make_mgr(*a, **k)
