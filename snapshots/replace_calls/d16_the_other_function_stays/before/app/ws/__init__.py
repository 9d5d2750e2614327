from app.ws.mgr import Mgr


def make_mgr(c):
    return Mgr(c, "unified")
