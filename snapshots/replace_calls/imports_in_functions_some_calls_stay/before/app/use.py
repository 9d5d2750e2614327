async def f(u):
    from app.ws.factory import make_mgr

    later = lambda: make_mgr(u)
    return make_mgr(u), later()
