from app.ws.mgr import Mgr


async def f(u):
    async with Mgr(u, 'unified') as manager:
        return manager
