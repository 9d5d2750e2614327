from app.ctx import Ctx
from app.ws.manager import get_mgr


def f(u):
    return list(g(u))


def g(u):
    got = get_mgr(Ctx(user_id=(yield u)))
    yield got


async def h(u):
    return get_mgr(Ctx(user_id=await u))
