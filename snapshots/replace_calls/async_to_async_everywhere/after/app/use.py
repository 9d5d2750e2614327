import asyncio
from asyncio import wait_for

from app.ws.manager import get_mgr


async def f(c):
    co = get_mgr(c)
    task = asyncio.create_task(get_mgr(c))
    async with asyncio.TaskGroup() as group:
        other = group.create_task(get_mgr(c))
    async with await get_mgr(c) as m:
        pass
    return [await co, await task, other.result(), m, await wait_for(get_mgr(c), 1), await g(c)]


def g(c):
    return get_mgr(c)


def main(c):
    return asyncio.run(get_mgr(c))
