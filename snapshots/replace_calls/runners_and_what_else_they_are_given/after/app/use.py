import asyncio
import contextlib

from app.ws.manager import get_mgr


async def first_only(c):
    async def work():
        return c

    return await asyncio.wait_for(work(), (await get_mgr(1)).user), await asyncio.wait_for(get_mgr(c), timeout=(await get_mgr(1)).user)


async def timeouts(c):
    async with asyncio.timeout((await get_mgr(3)).user):
        return c


async def groups(c):
    async with asyncio.TaskGroup() as g:
        task = g.create_task(get_mgr(c))
        named = g.create_task(coro=get_mgr(c), name=str(await get_mgr(c)))
    return task.result(), named.result(), await asyncio.get_event_loop().create_task(get_mgr(c))


def runner(c):
    with asyncio.Runner() as one:
        return one.run(get_mgr(c)), contextlib.nullcontext()


async def what_it_gives(c):
    return await asyncio.gather(*[asyncio.sleep(0, (await get_mgr(u)).user) for u in c])
