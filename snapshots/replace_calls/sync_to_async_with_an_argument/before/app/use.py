from app.ws.factory import make_mgr


async def greet(user):
    manager = make_mgr(user)
    return manager.send("hello")


async def greet_all(users):
    return [make_mgr(user_id=user).send("hello") for user in users]
