from app.ws import factory


async def run(c):
    return await factory.make_mgr(c)
