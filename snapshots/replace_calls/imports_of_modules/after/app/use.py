import app.ws.manager
import app.ws.manager as fac
from app.ws import manager


def f(u):
    return app.ws.manager.get_mgr(u), fac.get_mgr(u), manager.get_mgr(u)
