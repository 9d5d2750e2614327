try:
    from app.ws.factory import make_mgr
except ImportError:
    make_mgr = None


def f(u):
    return make_mgr(u)
