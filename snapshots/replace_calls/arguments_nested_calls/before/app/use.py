from app.ws.factory import make_mgr


async def f(u):
    return make_mgr(make_mgr(u).user), make_mgr(make_mgr(make_mgr(u)), mode=make_mgr(2).mode)
