from app.ws.box import Old


def f(u):
    return Old(u), Old[int](u)
