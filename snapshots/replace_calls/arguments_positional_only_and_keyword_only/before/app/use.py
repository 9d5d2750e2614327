from app.ws.strict import make_mgr


def f(u):
    return make_mgr(u, mode="m"), make_mgr(u, 1, mode="n"), make_mgr(u, b=1, mode="o")
