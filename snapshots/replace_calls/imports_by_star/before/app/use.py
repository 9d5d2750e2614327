from app.ws.factory import *


def f(u):
    return make_mgr(u)
