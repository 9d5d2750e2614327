from app.new import make


def a(x, y):
    return make(y, x)


def b(x, y=2):
    return make(x, y)


def c(x, unused):
    return make(x)


def d(x):
    return make(x, x)


def e(x, *, key=None):
    return make(x, other=key)


def f(x):
    make(x)


async def g(x):
    return make(x)
