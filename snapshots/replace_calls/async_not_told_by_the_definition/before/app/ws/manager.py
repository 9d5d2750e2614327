def logged(function):
    return function


@logged
async def get_mgr(user_id):
    return user_id
