from app.ws.factory import make_mgr


def f(u):
    return make_mgr(u), make_mgr(user_id=u), make_mgr(u, "m"), make_mgr(ctx=u)
