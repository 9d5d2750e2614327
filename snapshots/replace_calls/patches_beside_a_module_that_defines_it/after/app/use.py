from app.ws import manager


async def run(c):
    return await manager.get_mgr(c)
