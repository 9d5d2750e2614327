from app.ws.factory import make_mgr


def f(u):
    return make_mgr(u)


def g(Ctx):
    return make_mgr(Ctx)
