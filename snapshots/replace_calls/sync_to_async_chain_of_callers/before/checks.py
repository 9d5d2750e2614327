from app import use


async def check():
    return await use.main(1)
