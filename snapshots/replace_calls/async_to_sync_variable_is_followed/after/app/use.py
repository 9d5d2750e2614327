from app.ws.manager import get_mgr


async def f(c):
    co = get_mgr(c)
    manager = co
    return manager
