def load():
    global make_mgr
    from app.ws.factory import make_mgr


load()


def f(u):
    return make_mgr(u)
