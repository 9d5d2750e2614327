from app.ws.manager import get_mgr


async def serve(u):
    return get_mgr(u)
