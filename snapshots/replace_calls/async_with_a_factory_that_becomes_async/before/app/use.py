from app.ws.factory import make_mgr


async def f(c):
    async with make_mgr(c) as m:
        return m
