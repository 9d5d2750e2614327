from app.ws.manager import get_mgr


async def f(c):
    return get_mgr(c).send(1)
