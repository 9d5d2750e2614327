from app.old import make


def f(u):
    return make(u)
