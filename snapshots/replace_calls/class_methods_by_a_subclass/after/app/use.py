from app.hub import Special
from app.new import make


def f(u):
    return make(u), make(u), Special.make(u), make(u)


def g(u):
    from app.new import make

    return make(u)
