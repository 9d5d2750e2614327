from app.ws.factory import make_mgr


async def f(c):
    a = [make_mgr(x) for x in (1, 2)]
    b = {x: make_mgr(x) for x in (1, 2)}
    d = [x for x in (1, 2) if make_mgr(x)]
    e = [x for x in make_mgr(c).send(1)]
    g = list(x for x in make_mgr(c).send(1))
    h = list(make_mgr(x) for x in (1, 2))
    i = [[make_mgr(x) for x in (1, 2)] for y in (1, 2)]
    return a, b, d, e, g, h, i
