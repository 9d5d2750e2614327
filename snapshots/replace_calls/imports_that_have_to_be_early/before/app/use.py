from app.ws.factory import make_mgr

FIRST = make_mgr(1)
from app.ctx import Other
import app.ws.mgr


def f(u):
    return FIRST, Other, app.ws.mgr.__name__
