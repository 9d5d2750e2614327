from app.ctx import Ctx
from app.ws.manager import get_mgr


def f(u):
    get_mgr(Ctx(user_id=(x for x in (1, 2))))
    get_mgr(Ctx(user_id=(x for x in (1, 2))))
    a = get_mgr(Ctx(user_id=(b := u))), get_mgr(Ctx(user_id=(c := u)))
    return a, b, c
