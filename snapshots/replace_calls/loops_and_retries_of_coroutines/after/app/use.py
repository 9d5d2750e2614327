import asyncio

from app.ctx import Ctx
from app.ws.manager import get_mgr


async def f(cs):
    tasks = {asyncio.create_task(get_mgr(Ctx(user_id=c))) for c in cs}
    done, _ = await asyncio.wait(tasks)
    made = [get_mgr(Ctx(user_id=c)) for c in cs]
    return len(done), await asyncio.gather(*made), await asyncio.shield(get_mgr(Ctx(user_id=1)))
