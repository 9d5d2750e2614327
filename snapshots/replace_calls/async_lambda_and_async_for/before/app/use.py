from app.ws.factory import make_mgr


async def f(u):
    async def rows():
        yield await make_mgr(u)

    return [await make_mgr(x.user) async for x in rows()], {await make_mgr(1): 1}, [
        y for x in (1, 2) for y in (await make_mgr(x)).send(1)
    ]
