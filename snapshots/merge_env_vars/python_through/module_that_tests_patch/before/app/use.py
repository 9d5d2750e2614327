import os


def f():
    return os.getenv("K")
