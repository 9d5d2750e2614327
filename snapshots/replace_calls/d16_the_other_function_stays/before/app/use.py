from app.ws import make_mgr
from app.ws.factory import make_mgr as make_async


async def f(c):
    return make_mgr(c), await make_async(c)
