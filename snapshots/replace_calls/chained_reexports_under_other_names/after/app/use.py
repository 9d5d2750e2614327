from app.ws.manager import get_mgr


def f(u):
    return get_mgr(u)
