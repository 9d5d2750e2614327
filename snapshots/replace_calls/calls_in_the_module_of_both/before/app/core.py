def make(user):
    return user


async def early():
    return make(1)


async def amake(user):
    return user


async def late():
    return make(2), [make(u) for u in (3, 4)]


async def hidden(amake):
    return make(5)
