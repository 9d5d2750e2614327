def f(u):
    try:
        from app.ws.factory import make_mgr
    except ImportError:
        return None
    return make_mgr(u)


def g(u):
    if u:
        from app.ws.factory import make_mgr
    else:
        from app.ws.factory import make_mgr
    return make_mgr(u)


def h(u):
    from app.ws.factory import make_mgr; m = make_mgr(u)
    return m


def i(u):
    from app.ws.factory import make_mgr, Mgr
    return make_mgr(u), Mgr.__name__
