from app.ctx import Ctx
from app.ws.manager import get_mgr

FIRST = get_mgr(Ctx(user_id=1))
from app.ctx import Other
import app.ws.mgr


def f(u):
    return FIRST, Other, app.ws.mgr.__name__
