from app.ws.lazy import make_mgr


async def f(c):
    return (await make_mgr(c)).user


def g(c):
    return make_mgr(c)


async def check(c):
    return await g(c)
