from app.ws.factory import make_mgr


class Ctx:
    pass


def f(u):
    return make_mgr(u)


def g(u, app):
    return make_mgr(u), app
