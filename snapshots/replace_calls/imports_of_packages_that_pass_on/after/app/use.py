from app.ws.manager import get_mgr


async def f(u):
    return await get_mgr(u), await g(u)


async def g(u):
    from app.ws.manager import get_mgr

    return await get_mgr(u)
