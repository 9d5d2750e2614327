from app.ws.factory import make_mgr


async def f(c):
    return (await make_mgr(c)).send(1)
