def f(u):
    from app.ws.factory import make_mgr

    def inner():
        nonlocal make_mgr
        return make_mgr(u)

    return inner(), make_mgr(u)
