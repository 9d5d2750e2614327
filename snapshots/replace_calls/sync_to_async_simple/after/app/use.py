from app.ws.manager import get_mgr


async def f(c):
    manager = await get_mgr(c)
    return manager
