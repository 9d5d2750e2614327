from app.ctx import Ctx
from app.ws.manager import get_mgr, make_mgr


def f(u):
    return make_mgr(u), get_mgr(Ctx(u))


def g(u):
    from app.ws.manager import (
        get_mgr,
        # the old way
        make_mgr,  # to be replaced
    )

    return make_mgr(u), get_mgr(Ctx(u))
