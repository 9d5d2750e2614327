from app.ws.factory import make_mgr
from app.ws.manager import get_mgr


def f(u):
    return get_mgr(u), make_mgr(user_id=u), get_mgr(u, "m"), get_mgr(ctx=u)
