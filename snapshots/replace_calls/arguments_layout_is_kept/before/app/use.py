from app.ws.factory import make_mgr


def f(u):
    a = make_mgr(
        u,
    )
    b = make_mgr(
        u
    )
    c = make_mgr(
        user_id=u,  # who
        mode="m",  # how
    )
    d = make_mgr(u,
                 mode="m")
    e = make_mgr( u )
    g = make_mgr(u, )
    return a, b, c, d, e, g
