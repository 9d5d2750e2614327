from app import use


async def check_many():
    return await use.many([1, 2])
