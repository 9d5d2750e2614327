from gone.factory import make_mgr


async def f(u):
    return make_mgr(user_id=u), await make_mgr(user_id=u), make_mgr(u)
