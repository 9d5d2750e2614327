from app.ws.factory import make_mgr


async def f(c):
    a = await make_mgr(c)
    b = (await make_mgr(c)).user
    d = (await make_mgr(c))
    e = [await make_mgr(x) for x in (1, 2)]
    g = await (make_mgr(c))
    h = (
        await make_mgr(c)
    ).send(1)
    async with await make_mgr(c) as m:
        pass
    return a, b, d, e, g, h, m, not await make_mgr(c)
