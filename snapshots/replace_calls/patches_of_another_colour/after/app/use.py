from app.ws.manager import get_mgr


async def run(c):
    return get_mgr(c)
