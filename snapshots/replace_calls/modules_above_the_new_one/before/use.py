import app as a
from app import convenience


def f():
    return a.text(1), convenience.text(2)
