from app.ws.hub import Hub
from app.ws import manager


def f(u):
    return manager.get_mgr(u), manager.get_mgr(u), manager.get_mgr(u), Hub().make(u), manager.get_mgr(u)
