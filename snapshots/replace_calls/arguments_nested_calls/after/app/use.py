from app.ctx import Ctx
from app.ws.manager import get_mgr


async def f(u):
    return await get_mgr(Ctx(user_id=(await get_mgr(Ctx(user_id=u), mode='unified')).user), mode='unified'), await get_mgr(Ctx(user_id=await get_mgr(Ctx(user_id=await get_mgr(Ctx(user_id=u), mode='unified')), mode='unified')), mode=(await get_mgr(Ctx(user_id=2), mode='unified')).mode)
