from app.ws import manager
from app.ws.manager import get_mgr


async def f(c):
    a = (
         get_mgr(c)).send(1)
    b = (manager.get_mgr(c)).send(1)
    d = (# why
         get_mgr(c))
    e = (get_mgr
         (c)).send(1)
    g = get_mgr \
        (c)
    return a, b, d, e, g, get_mgr(
        c
    ).send(1)
