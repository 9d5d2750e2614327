from app.ws.factory import make_mgr


async def run(c):
    return await make_mgr(c)
