from app.ws.manager import get_mgr


async def stream(c):
    yield await get_mgr(c)


async def f(c):
    assert await get_mgr(c)
    async for m in stream(c):
        return m
