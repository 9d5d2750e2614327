import os


def first():
    url = os.getenv("NEW_URL")
    if url is None:
        url = os.getenv("OLD_URL")
    return url


def second():
    url = os.getenv("NEW_URL")
    if not url:
        url = os.environ["OLD_URL"]
    return url


def third():
    url = os.getenv("NEW_URL")
    if url is None:
        url = os.getenv("OLD_URL", "wss://a")
    return url
