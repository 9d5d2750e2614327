import os


def f(env=os.environ):
    return env.get("K")


y = os.environb[b"K"]
