from app.ws.factory import make_mgr
from app.ws.legacy import create


async def f(u):
    return create(make_mgr(u)), make_mgr(create(u))
