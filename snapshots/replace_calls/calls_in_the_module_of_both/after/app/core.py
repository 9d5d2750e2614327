def make(user):
    return user


async def early():
    return await amake(1)


async def amake(user):
    return user


async def late():
    return await amake(2), [await amake(u) for u in (3, 4)]


async def hidden(amake):
    return make(5)
