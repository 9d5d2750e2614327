from gone.factory import make_mgr


def f(u):
    return make_mgr(user_id=u), make_mgr(u)
