from app import use


async def check():
    return await use.g(1), use.h(1)
