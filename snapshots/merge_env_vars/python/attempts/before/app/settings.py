import os


def first():
    try:
        url = os.environ["NEW_URL"]
    except KeyError:
        url = os.environ["OLD_URL"]
    return url


def second():
    try:
        return os.environ["NEW_URL"]
    except KeyError:
        return os.environ.get("OLD_URL", "wss://a")


def third():
    try:
        return os.environ["NEW_URL"]
    except KeyError:
        log("no new name")
        return os.environ["OLD_URL"]
