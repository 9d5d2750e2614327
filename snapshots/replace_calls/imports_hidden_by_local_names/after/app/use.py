from app.ws.manager import get_mgr as make_mgr


def f(u):
    get_mgr = 1
    return make_mgr(u), get_mgr


def g(make_mgr):
    return make_mgr(1)
