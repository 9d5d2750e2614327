import asyncio
import contextlib

from app.ws.factory import make_mgr


async def first_only(c):
    async def work():
        return c

    return await asyncio.wait_for(work(), make_mgr(1).user), await asyncio.wait_for(make_mgr(c), timeout=make_mgr(1).user)


async def timeouts(c):
    async with asyncio.timeout(make_mgr(3).user):
        return c


async def groups(c):
    async with asyncio.TaskGroup() as g:
        task = g.create_task(make_mgr(c))
        named = g.create_task(coro=make_mgr(c), name=str(make_mgr(c)))
    return task.result(), named.result(), await asyncio.get_event_loop().create_task(make_mgr(c))


def runner(c):
    with asyncio.Runner() as one:
        return one.run(make_mgr(c)), contextlib.nullcontext()


async def what_it_gives(c):
    return await asyncio.gather(*[asyncio.sleep(0, make_mgr(u).user) for u in c])
