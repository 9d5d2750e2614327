from app.use import make_mgr


def g(u):
    return make_mgr(u)
