async def f(u):
    from app.ctx import Ctx
    from app.ws.factory import make_mgr
    from app.ws.manager import get_mgr

    later = lambda: make_mgr(u)
    return await get_mgr(Ctx(user_id=u)), later()
