import os


def first():
    url = os.environ["NEW_URL"]
    return url


def second():
    return os.environ.get("NEW_URL", "wss://a")


def third():
    try:
        return os.environ["NEW_URL"]
    except KeyError:
        log("no new name")
        return os.environ["OLD_URL"]
