import os

saved = os.environ.pop("OLD_URL", None), os.environ.pop("NEW_URL", None)


def take():
    return os.environ.pop("OLD_URL")
