try:
    from app.ws.factory import make_mgr
except ImportError:
    raise SystemExit


def f(u):
    return make_mgr(u)
