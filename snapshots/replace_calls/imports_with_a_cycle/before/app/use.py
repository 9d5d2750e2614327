from app.ws.factory import make_mgr


def f(u):
    return make_mgr(u)


def g(u):
    from app.ws.factory import make_mgr

    return make_mgr(u)
