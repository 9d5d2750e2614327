import asyncio

from app.ws.factory import make_mgr


async def f(c):
    many = await asyncio.gather(*(make_mgr(x) for x in (1, 2)))
    one = await asyncio.wait_for(make_mgr(c), 1)
    more = [m async for m in (await make_mgr(x) for x in (1, 2))]
    return many, one, more, await g(c), asyncio.iscoroutine(make_mgr(c))


def g(c):
    return make_mgr(c)


def main(c):
    return asyncio.run(make_mgr(c))
