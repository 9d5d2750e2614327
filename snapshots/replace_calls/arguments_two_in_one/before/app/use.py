from app.ws.factory import make_mgr


def f(u):
    a = make_mgr(u, "m")
    b = make_mgr(
        u,
        "m",
    )
    c = make_mgr(
        u,  # who
        "m",
    )
    return a, b, c, make_mgr(u)
