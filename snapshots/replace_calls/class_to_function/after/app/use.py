from app.ctx import Ctx
from app.ws.manager import get_mgr
from app.ws.old import OldMgr


async def f(u) -> OldMgr:
    manager: OldMgr = await get_mgr(Ctx(u), mode='unified')
    return isinstance(manager, OldMgr), OldMgr.kind, await get_mgr(Ctx(u), mode="m")


class Special(OldMgr):
    pass
