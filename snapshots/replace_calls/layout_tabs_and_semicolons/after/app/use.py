from app.ctx import Ctx
from app.ws.manager import get_mgr; import asyncio
async def f(c):
    if c: x = await get_mgr(Ctx(user_id=c)); return x
    return (yield_it := await get_mgr(Ctx(user_id=c))), \
        await get_mgr(Ctx(user_id=c))
