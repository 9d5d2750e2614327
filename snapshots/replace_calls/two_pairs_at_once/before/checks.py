from app import use


async def check():
    one, other = await use.f(1)
    return type(one).__name__, type(other.user).__name__
