from app.ws.factory import make_mgr


def f(u):
    return make_mgr(u)  # migrator: ignore[one-factory]


def g(u):
    return make_mgr(u)
