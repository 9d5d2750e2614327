from app.ws.factory import make_mgr


async def f(u):
    return make_mgr(u)


def g(u):
    return make_mgr(u)
