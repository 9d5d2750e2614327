from app.ctx import Ctx

try:
    from app.ws.manager import get_mgr
except ImportError:
    raise SystemExit


def f(u):
    return get_mgr(Ctx(user_id=u))
