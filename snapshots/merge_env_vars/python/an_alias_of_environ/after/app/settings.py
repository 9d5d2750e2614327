import os

settings = os.environ


def url() -> str:
    here = settings
    return here["NEW_URL"]
