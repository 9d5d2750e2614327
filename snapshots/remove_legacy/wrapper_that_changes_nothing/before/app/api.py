from app import far
from app.new import make


def a(user="ann"):
    return make(user)


def b(*args, **kwargs):
    return far.both(*args, **kwargs)


def c(x, *, key=None):
    """As it was called."""
    return far.both(x, key=key)


def d(x):
    from app.far import send

    send(x)


def build():
    return make()
