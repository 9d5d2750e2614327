import asyncio

from app.ws.factory import make_mgr


async def broken(c):
    await asyncio.gather(make_mgr(c), make_mgr(c))
    await asyncio.wait_for(make_mgr(c), 1)
    asyncio.create_task(make_mgr(c))
    asyncio.ensure_future(make_mgr(c))


def main(c, loop):
    asyncio.run(make_mgr(c))
    loop.run_until_complete(make_mgr(c))
