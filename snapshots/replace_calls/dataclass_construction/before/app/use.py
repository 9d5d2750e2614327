from app.ws.data import Old


def f(u):
    return Old(user=u), Old(u), Old(user=u, mode="m")
