import asyncio

from app.ws.manager import get_mgr


async def broken(c):
    await asyncio.gather(get_mgr(c), get_mgr(c))
    await asyncio.wait_for(get_mgr(c), 1)
    asyncio.create_task(get_mgr(c))
    asyncio.ensure_future(get_mgr(c))


def main(c, loop):
    asyncio.run(get_mgr(c))
    loop.run_until_complete(get_mgr(c))
