from app.ws.loose import make_mgr


async def f(c):
    return make_mgr(c)


async def g(c):
    return await make_mgr(c)
