import asyncio
from app.ws.factory import make_mgr


async def many(cs):
    return await asyncio.gather(*[make_mgr(c) for c in cs])
