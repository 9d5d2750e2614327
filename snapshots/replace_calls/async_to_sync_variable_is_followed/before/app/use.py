from app.ws.factory import make_mgr


async def f(c):
    co = make_mgr(c)
    manager = await co
    return manager
