def f(u):
    from app.ws.manager import get_mgr as make_mgr

    def inner():
        nonlocal make_mgr
        return make_mgr(u)

    return inner(), make_mgr(u)
