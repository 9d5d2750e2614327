def f():
    import os

    return os.getenv("K")


def g():
    import os

    return os.getenv("K"), os.sep
