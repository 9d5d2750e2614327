from app.ws import manager


async def run(c):
    return await manager.get_mgr(c)


async def late(c):
    from app.ws.manager import get_mgr

    return await get_mgr(c)
