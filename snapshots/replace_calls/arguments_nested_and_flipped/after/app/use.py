from app.ctx import Ctx
from app.ws.factory import make_mgr
from app.ws.manager import get_mgr


async def f(u):
    return make_mgr(mode="m", user_id=(await get_mgr(Ctx(user_id=u), mode='unified')).user)
