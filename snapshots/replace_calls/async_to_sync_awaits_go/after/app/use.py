from app.ws.manager import get_mgr


async def f(c):
    a = get_mgr(c)
    b = get_mgr(c).user
    d = (get_mgr(c))
    e = [get_mgr(x) for x in (1, 2)]
    g = (get_mgr(c))
    h = (
        get_mgr(c)
    ).send(1)
    async with get_mgr(c) as m:
        pass
    return a, b, d, e, g, h, m, not get_mgr(c)
