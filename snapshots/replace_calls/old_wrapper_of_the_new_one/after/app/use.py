from app.ctx import Ctx
from app.ws.manager import get_mgr


async def f(u):
    return await get_mgr(Ctx(user_id=u))
