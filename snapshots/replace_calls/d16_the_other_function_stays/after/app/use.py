from app.ws import make_mgr
from app.ws.manager import get_mgr as make_async


async def f(c):
    return make_mgr(c), await make_async(c)
