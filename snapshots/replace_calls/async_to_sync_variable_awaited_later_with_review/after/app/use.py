from app.ws.manager import get_mgr


async def f(c):
    co = get_mgr(c)
    c = 2
    return co.send(c)
