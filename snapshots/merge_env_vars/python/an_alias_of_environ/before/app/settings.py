import os

settings = os.environ


def url() -> str:
    here = settings
    return here["OLD_URL"]
