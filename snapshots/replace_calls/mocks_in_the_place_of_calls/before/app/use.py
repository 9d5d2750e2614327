from app.ws.factory import make_mgr


async def f(c):
    return make_mgr(c).send(make_mgr(c))
