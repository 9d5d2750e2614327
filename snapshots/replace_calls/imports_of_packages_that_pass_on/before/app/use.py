import app.ws as ws


async def f(u):
    return ws.make_mgr(u), await g(u)


async def g(u):
    from app import ws

    return ws.make_mgr(u)
