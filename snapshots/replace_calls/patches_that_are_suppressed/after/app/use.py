from app.ws.manager import get_mgr as make_mgr


async def run(c):
    return await make_mgr(c)
