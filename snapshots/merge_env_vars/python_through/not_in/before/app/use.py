import os


def check(flag):
    if "K" not in os.environ and flag:
        return not ("K" not in os.environ)
    return ("K" not in os.environ) == flag
