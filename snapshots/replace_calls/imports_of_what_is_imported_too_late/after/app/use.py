from app.ws.factory import make_mgr
from app.ws.manager import get_mgr

FIRST = make_mgr(1)

from app.ctx import Ctx


def f(u):
    return get_mgr(Ctx(user_id=u)), FIRST, Ctx.__name__
