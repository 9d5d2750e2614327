from app.ws.manager import get_mgr


async def f(c):
    return (await get_mgr(c)).user


def g(c):
    return get_mgr(c)


async def check(c):
    return await g(c)
