from app.ws.box import Old, new


def f(u):
    return new(u), Old[int](u)
