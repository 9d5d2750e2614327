from app.ws.manager import get_mgr as mk


def f(u):
    return mk(u)
