import asyncio

from app.ws.factory import make_mgr


async def f(cs):
    tasks = {asyncio.create_task(make_mgr(c)) for c in cs}
    done, _ = await asyncio.wait(tasks)
    made = [make_mgr(c) for c in cs]
    return len(done), await asyncio.gather(*made), await asyncio.shield(make_mgr(1))
