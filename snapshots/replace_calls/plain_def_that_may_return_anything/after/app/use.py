from app.ws.loose import make_mgr
from app.ws.manager import get_mgr


async def f(c):
    return make_mgr(c)


async def g(c):
    return await get_mgr(c)
