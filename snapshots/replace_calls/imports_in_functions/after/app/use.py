async def f(u):
    from app.ctx import Ctx
    from app.ws.manager import get_mgr

    return await get_mgr(Ctx(user_id=u))


async def g(u):
    from app.ctx import Ctx
    from app.ws.manager import get_mgr  # late

    return [await get_mgr(Ctx(user_id=u)), await f(u)]


def h(u):
    from app.ws.factory import make_mgr

    return make_mgr(u)
