from app.ws.factory import make_mgr  # noqa: F401
import app.ctx


def f(u):
    return make_mgr(u), app.ctx.__name__
