from app.ws.factory import make_mgr


async def f(u):
    return await make_mgr(u)
