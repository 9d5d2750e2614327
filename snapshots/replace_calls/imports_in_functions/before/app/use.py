async def f(u):
    from app.ws.factory import make_mgr

    return make_mgr(u)


async def g(u):
    from app.ws.factory import make_mgr  # late

    return [make_mgr(u), await f(u)]


def h(u):
    from app.ws.factory import make_mgr

    return make_mgr(u)
