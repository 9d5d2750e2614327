from app import convenience
from app.convenience import plain


def f():
    return plain(1), convenience.plain(2)
