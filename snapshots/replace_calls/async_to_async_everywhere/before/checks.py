from app import use


async def check():
    return await use.f(1)


def check_main():
    return use.main(1)
