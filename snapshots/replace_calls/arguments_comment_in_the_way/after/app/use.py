from app.ctx import Ctx
from app.ws.factory import make_mgr
from app.ws.manager import get_mgr


def f(u):
    a = make_mgr(
        mode="m",  # how
        user_id=u,  # who
    )
    b = get_mgr(
        # who
        Ctx(user_id=u),
        # how
        mode="m",
        # that is all
    )
    return a, b
