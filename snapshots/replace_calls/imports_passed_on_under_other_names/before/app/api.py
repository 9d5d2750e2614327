from app.ws.factory import make_mgr as build
from app.ws.factory import make_mgr as renew


def own(u):
    return build(u), renew(u)
