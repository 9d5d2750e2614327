from app.ctx import Ctx
from app.ws.manager import get_mgr  # noqa: F401
import app.ctx


def f(u):
    return get_mgr(Ctx(u)), app.ctx.__name__
