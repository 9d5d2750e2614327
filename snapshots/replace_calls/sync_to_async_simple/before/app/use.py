from app.ws.factory import make_mgr


async def f(c):
    manager = make_mgr(c)
    return manager
