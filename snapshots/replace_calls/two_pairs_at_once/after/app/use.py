from app.ws.legacy import create
from app.ws.manager import get_mgr


async def f(u):
    return create(await get_mgr(u)), await get_mgr(create(u))
