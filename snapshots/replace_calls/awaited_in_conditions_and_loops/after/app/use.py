from app.ws.manager import get_mgr


async def f(u):
    while not (get_mgr(u)):
        pass
    for x in get_mgr(u).send(u):
        pass
    if (m := get_mgr(u)) and get_mgr(u) is not m:
        return get_mgr(u) if u else get_mgr(u).user
    return (get_mgr(u))
