from app.ws.old import OldMgr


async def f(u) -> OldMgr:
    manager: OldMgr = OldMgr(u)
    return isinstance(manager, OldMgr), OldMgr.kind, OldMgr(u, mode="m")


class Special(OldMgr):
    pass
