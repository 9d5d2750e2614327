from app.ws.factory import make_mgr


async def f(c):
    a = make_mgr(c).send(1)
    b = (make_mgr(c)).user
    d = [make_mgr(c)][0]
    e = -make_mgr(c).user ** 2
    g = {"m": make_mgr(c), **{"n": make_mgr(c)}}
    h = make_mgr(c).user if make_mgr(c) else None
    j = {make_mgr(c).user: 1}[make_mgr(c).user], make_mgr(c).send(*[make_mgr(c)])
    i = not make_mgr(c), make_mgr(c) == 1, make_mgr(c) is None
    return a, b, d, e, g, h, i, j, make_mgr(c)
