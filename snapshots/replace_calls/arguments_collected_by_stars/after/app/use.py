from app.ws.open import get_mgr, make_mgr


def f(u):
    return get_mgr(u), make_mgr(u, 1), make_mgr(u, x=1)
