import os


def first():
    url = os.getenv("NEW_URL")
    return url


def second():
    url = os.environ["NEW_URL"]
    return url


def third():
    url = os.getenv("NEW_URL", "wss://a")
    return url
