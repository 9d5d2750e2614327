async def old_stream(c):
    yield c


async def new_stream(c):
    yield c
