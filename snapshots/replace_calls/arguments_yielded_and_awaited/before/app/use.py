from app.ws.factory import make_mgr


def f(u):
    return list(g(u))


def g(u):
    got = make_mgr((yield u))
    yield got


async def h(u):
    return make_mgr(await u)
