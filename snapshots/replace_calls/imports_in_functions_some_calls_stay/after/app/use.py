async def f(u):
    from app.ws.factory import make_mgr
    from app.ws.manager import get_mgr
    from app.ctx import Ctx

    later = lambda: make_mgr(u)
    return await get_mgr(Ctx(user_id=u)), later()
