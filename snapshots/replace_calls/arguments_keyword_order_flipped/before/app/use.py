from app.ws.factory import make_mgr


def f(u):
    return make_mgr(mode="m", user_id=u), make_mgr(mode=str(u), user_id=u), make_mgr(mode="m", user_id=str(u))
