import asyncio

from app.ws.factory import make_mgr
from app.ws.manager import get_mgr


async def run(c):
    await asyncio.gather(make_mgr(c))
    return get_mgr(c)
