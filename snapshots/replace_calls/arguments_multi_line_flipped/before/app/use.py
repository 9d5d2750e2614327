from app.ws.factory import make_mgr


def f(u):
    return make_mgr(
        mode="m",
        user_id=u,
    )
