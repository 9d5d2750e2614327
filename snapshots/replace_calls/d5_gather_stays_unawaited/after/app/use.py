import asyncio
from app.ws.manager import get_mgr


async def many(cs):
    return await asyncio.gather(*[get_mgr(c) for c in cs])
