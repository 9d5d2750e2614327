from app.ws.factory import make_mgr


async def f(u):
    return make_mgr(mode="m", user_id=make_mgr(u).user)
