from app.ws import factory
from app.ws.factory import make_mgr


async def f(c):
    a = (await
         make_mgr(c)).send(1)
    b = (await factory
         .make_mgr(c)).send(1)
    d = (await  # why
         make_mgr(c))
    e = (await make_mgr
         (c)).send(1)
    g = await make_mgr \
        (c)
    return a, b, d, e, g, (await make_mgr(
        c
    )).send(1)
