from app.ws.manager import get_mgr


async def f(u):
    async def rows():
        yield get_mgr(u)

    return [get_mgr(x.user) async for x in rows()], {get_mgr(1): 1}, [
        y for x in (1, 2) for y in get_mgr(x).send(1)
    ]
