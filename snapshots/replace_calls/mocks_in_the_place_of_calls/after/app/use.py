from app.ws.manager import get_mgr


async def f(c):
    return (await get_mgr(c)).send(await get_mgr(c))
