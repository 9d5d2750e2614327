from app.ws.factory import make_mgr


async def f(c):
    co = make_mgr(c)
    c = 2
    return (await co).send(c)
