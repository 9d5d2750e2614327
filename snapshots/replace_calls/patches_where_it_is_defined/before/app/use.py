from app.ws import factory


async def run(c):
    return await factory.make_mgr(c)


async def late(c):
    from app.ws.factory import make_mgr

    return await make_mgr(c)
