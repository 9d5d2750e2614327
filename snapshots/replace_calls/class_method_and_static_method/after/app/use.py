from app.ws.hub import Hub
from app.ws.manager import get_mgr


def f(u):
    return get_mgr(u), get_mgr(u), get_mgr(u), Hub().make(u), get_mgr(u)
