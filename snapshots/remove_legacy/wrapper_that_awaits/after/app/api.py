async def new(user):
    return user
