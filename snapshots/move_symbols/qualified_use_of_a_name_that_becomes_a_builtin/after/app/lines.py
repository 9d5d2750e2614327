import os


def lines(x):
    return str(x) + os.linesep
