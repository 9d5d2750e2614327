import os


def load():
    return os.environ["K"]
