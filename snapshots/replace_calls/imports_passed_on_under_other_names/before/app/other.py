from app.names import build


def f(u):
    return build(u)
