from app.ws.mgr import Mgr


async def make_mgr(user_id):
    return Mgr(user_id, "unified")
