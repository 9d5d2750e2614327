from app.env import get_env


def f():

    return get_env().get("K")


def g():
    import os

    return get_env().get("K"), os.sep
