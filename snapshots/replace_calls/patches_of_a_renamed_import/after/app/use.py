from app.ws.manager import get_mgr as make_mgr_now


async def run(c):
    return await make_mgr_now(c)
