from app.ws.factory import make_mgr


def f(u):
    a = make_mgr(
        u,  # who
        "m",
    )
    return a, make_mgr(u), make_mgr(u, "n")
