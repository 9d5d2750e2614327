async def new(user):
    return user


async def old(user):
    return await new(user)
