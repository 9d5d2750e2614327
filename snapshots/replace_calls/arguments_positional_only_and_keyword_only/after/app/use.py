from app.ws.strict import get_mgr


def f(u):
    return get_mgr(user=u, b=None, mode="m"), get_mgr(user=u, b=1, mode="n"), get_mgr(user=u, b=1, mode="o")
