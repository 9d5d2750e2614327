from app.ws.manager import get_mgr


async def f(c):
    async with await get_mgr(c) as m:
        return m
