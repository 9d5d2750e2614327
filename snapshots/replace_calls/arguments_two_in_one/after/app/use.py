from app.ctx import Ctx
from app.ws.factory import make_mgr
from app.ws.manager import get_mgr


def f(u):
    a = get_mgr(Ctx([u, "m"]))
    b = get_mgr(
        Ctx([u, "m"]),
    )
    c = make_mgr(
        u,  # who
        "m",
    )
    return a, b, c, get_mgr(Ctx([u, 'unified']))
