from app.ws.factory import make_mgr


def get_mgr():
    return 1


def f(u):
    return make_mgr(u), get_mgr(), make_mgr
