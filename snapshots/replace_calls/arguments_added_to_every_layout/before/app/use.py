from app.ws.factory import make_mgr


def f(u):
    a = make_mgr(
        u,
    )
    b = make_mgr(
        u  # who
    )
    c = make_mgr(
        u,  # who
    )
    d = make_mgr(u,)
    e = make_mgr (u)
    return a, b, c, d, e
