import asyncio
from asyncio import wait_for

from app.ws.factory import make_mgr


async def f(c):
    co = make_mgr(c)
    task = asyncio.create_task(make_mgr(c))
    async with asyncio.TaskGroup() as group:
        other = group.create_task(make_mgr(c))
    async with await make_mgr(c) as m:
        pass
    return [await co, await task, other.result(), m, await wait_for(make_mgr(c), 1), await g(c)]


def g(c):
    return make_mgr(c)


def main(c):
    return asyncio.run(make_mgr(c))
