from app import use


async def check():
    return await use.greet(1), await use.greet_all([1, 2])
