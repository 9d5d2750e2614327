from app.ws.manager import get_mgr
from app.ws.legacy import create


async def f(u):
    return create(await get_mgr(u)), await get_mgr(create(u))
