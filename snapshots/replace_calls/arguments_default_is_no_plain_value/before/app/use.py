from app.ws.modes import make_mgr


def f(u):
    return make_mgr(u), make_mgr(u, mode="m"), make_mgr(u, count=-2)
