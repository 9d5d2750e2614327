from app.ws.factory import make_mgr


async def serve(u):
    return await make_mgr(u)
