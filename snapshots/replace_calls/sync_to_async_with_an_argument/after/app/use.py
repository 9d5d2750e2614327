from app.ctx import Ctx
from app.ws.manager import get_mgr


async def greet(user):
    manager = await get_mgr(Ctx(user_id=user))
    return manager.send("hello")


async def greet_all(users):
    return [(await get_mgr(Ctx(user_id=user))).send("hello") for user in users]
