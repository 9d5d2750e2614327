from app.ctx import Ctx
from app.ws.manager import get_mgr


def f(u):
    return [
        get_mgr(Ctx(user_id=u), mode='unified'),
        get_mgr(Ctx(user_id=u), mode="m"),
        get_mgr(Ctx(user_id=u), mode='unified'),
        get_mgr(Ctx(user_id=u), mode="m"),
        get_mgr(Ctx(user_id=u), mode="m"),
    ]
