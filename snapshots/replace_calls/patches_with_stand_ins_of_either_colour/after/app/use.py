from app.ws.manager import get_mgr


async def serve(u):
    return await get_mgr(u)
