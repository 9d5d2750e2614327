from app.ws.factory import make_mgr as mk


def f(u):
    return mk(u), mk
