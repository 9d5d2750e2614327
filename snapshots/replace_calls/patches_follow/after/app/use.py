from app.ws.manager import get_mgr


async def run(c):
    return await get_mgr(c)
