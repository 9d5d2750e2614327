import os


def say(*words):
    return words


def here():
    return os.sep
