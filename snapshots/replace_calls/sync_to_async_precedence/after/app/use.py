from app.ws.manager import get_mgr


async def f(c):
    a = (await get_mgr(c)).send(1)
    b = (await get_mgr(c)).user
    d = [await get_mgr(c)][0]
    e = -(await get_mgr(c)).user ** 2
    g = {"m": await get_mgr(c), **{"n": await get_mgr(c)}}
    h = (await get_mgr(c)).user if await get_mgr(c) else None
    j = {(await get_mgr(c)).user: 1}[(await get_mgr(c)).user], (await get_mgr(c)).send(*[await get_mgr(c)])
    i = not await get_mgr(c), await get_mgr(c) == 1, await get_mgr(c) is None
    return a, b, d, e, g, h, i, j, await get_mgr(c)
