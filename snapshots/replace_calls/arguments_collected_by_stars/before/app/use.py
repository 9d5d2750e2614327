from app.ws.open import make_mgr


def f(u):
    return make_mgr(u), make_mgr(u, 1), make_mgr(u, x=1)
