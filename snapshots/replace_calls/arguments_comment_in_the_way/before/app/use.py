from app.ws.factory import make_mgr


def f(u):
    a = make_mgr(
        mode="m",  # how
        user_id=u,  # who
    )
    b = make_mgr(
        # who
        u,
        # how
        "m",
        # that is all
    )
    return a, b
