from app.api import build


def f(u):
    return build(u)
