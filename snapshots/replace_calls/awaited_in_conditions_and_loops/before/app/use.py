from app.ws.factory import make_mgr


async def f(u):
    while not (await make_mgr(u)):
        pass
    for x in (await make_mgr(u)).send(u):
        pass
    if (m := await make_mgr(u)) and await make_mgr(u) is not m:
        return await make_mgr(u) if u else (await make_mgr(u)).user
    return (await make_mgr(u))
