from app.ws.fresh import make_mgr


async def f(u):
    return await make_mgr(u)
