from app.ctx import Ctx
from app.ws.manager import get_mgr


def f(u):
    return get_mgr(Ctx(user_id=u)), get_mgr(Ctx(u))


def g(u):
    from app.ws.manager import (
        get_mgr,
    )
    # the old way
    # to be replaced

    return get_mgr(Ctx(user_id=u)), get_mgr(Ctx(u))
