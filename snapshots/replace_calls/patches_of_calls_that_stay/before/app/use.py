import asyncio

from app.ws.factory import make_mgr


async def run(c):
    await asyncio.gather(make_mgr(c))
    return await make_mgr(c)
