def f(u):
    try:
        from app.ws.manager import get_mgr
        from app.ctx import Ctx
    except ImportError:
        return None
    return get_mgr(Ctx(user_id=u))


def g(u):
    if u:
        from app.ws.manager import get_mgr
        from app.ctx import Ctx
    else:
        from app.ws.manager import get_mgr
        from app.ctx import Ctx
    return get_mgr(Ctx(user_id=u))


def h(u):
    from app.ws.manager import get_mgr; from app.ctx import Ctx; m = get_mgr(Ctx(user_id=u))
    return m


def i(u):
    from app.ws.factory import Mgr
    from app.ws.manager import get_mgr
    from app.ctx import Ctx
    return get_mgr(Ctx(user_id=u)), Mgr.__name__
