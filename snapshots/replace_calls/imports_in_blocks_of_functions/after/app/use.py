def f(u):
    try:
        from app.ctx import Ctx
        from app.ws.manager import get_mgr
    except ImportError:
        return None
    return get_mgr(Ctx(user_id=u))


def g(u):
    if u:
        from app.ctx import Ctx
        from app.ws.manager import get_mgr
    else:
        from app.ctx import Ctx
        from app.ws.manager import get_mgr
    return get_mgr(Ctx(user_id=u))


def h(u):
    from app.ws.manager import get_mgr; from app.ctx import Ctx; m = get_mgr(Ctx(user_id=u))
    return m


def i(u):
    from app.ctx import Ctx
    from app.ws.factory import Mgr
    from app.ws.manager import get_mgr
    return get_mgr(Ctx(user_id=u)), Mgr.__name__
