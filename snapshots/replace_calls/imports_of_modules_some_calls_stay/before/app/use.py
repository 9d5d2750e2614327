from app.ws import factory


async def f(u):
    return factory.make_mgr(u), g(u)


def g(u):
    return factory.make_mgr(u)
