from app.ws.factory import make_mgr


async def f(c):
    co = make_mgr(c)
    print("between")
    return await co


async def twice(c):
    co = make_mgr(c)
    keep(co)
    return await co


def keep(co):
    return co
