from app.ws.factory import make_mgr


async def f(u):
    async with await make_mgr(u) as manager:
        return manager
