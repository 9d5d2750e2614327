async def f(u):
    from app.ws.manager import get_mgr
    from app.ctx import Ctx

    return await get_mgr(Ctx(user_id=u))


async def g(u):
    from app.ws.manager import get_mgr  # late
    from app.ctx import Ctx

    return [await get_mgr(Ctx(user_id=u)), await f(u)]


def h(u):
    from app.ws.factory import make_mgr

    return make_mgr(u)
