from app.ws.factory import make_mgr


def f(u):
    make_mgr(x for x in (1, 2))
    make_mgr((x for x in (1, 2)))
    a = make_mgr(b := u), make_mgr(user_id=(c := u))
    return a, b, c
