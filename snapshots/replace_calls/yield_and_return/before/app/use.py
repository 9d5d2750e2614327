from app.ws.factory import make_mgr


async def stream(c):
    yield make_mgr(c)


async def f(c):
    assert make_mgr(c)
    async for m in stream(c):
        return m
