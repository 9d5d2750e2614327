from app.convenience import plain
from app import convenience


def f():
    return plain(1), convenience.plain(2)
