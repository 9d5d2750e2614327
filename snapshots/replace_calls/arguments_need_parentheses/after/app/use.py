from app.ctx import Ctx
from app.ws.manager import get_mgr


def f(u):
    return [
        get_mgr(Ctx([u + 1][0]), mode=repr(u + 1) * 2 + 'unified'),
        get_mgr(Ctx([u if u else 2][0]), mode=repr(u if u else 2) * 2 + 'unified'),
        get_mgr(Ctx([lambda: u][0]), mode=repr(lambda: u) * 2 + 'unified'),
        get_mgr(Ctx([not u][0]), mode=repr(not u) * 2 + 'unified'),
        get_mgr(Ctx([u == 1][0]), mode=repr(u == 1) * 2 + 'unified'),
        get_mgr(Ctx([(u, 2)][0]), mode=repr((u, 2)) * 2 + 'unified'),
        get_mgr(Ctx([(u)][0]), mode=repr((u)) * 2 + 'unified'),
        get_mgr(Ctx(["a" "b"][0]), mode=repr("a" "b") * 2 + 'unified'),
        get_mgr(Ctx([-u][0]), mode=repr(-u) * 2 + 'unified'),
        get_mgr(Ctx([u.real][0]), mode=repr(u.real) * 2 + 'unified'),
    ]
