from app import use


async def check():
    return await use.f(1)
