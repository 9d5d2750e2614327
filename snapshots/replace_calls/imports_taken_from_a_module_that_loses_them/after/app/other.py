from app.ws.manager import get_mgr


def g(u):
    return get_mgr(u)
