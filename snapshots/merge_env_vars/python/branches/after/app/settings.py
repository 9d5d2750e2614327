import os


def first():
    url = os.environ["NEW_URL"]
    return url


def second():
    if "NEW_URL" in os.environ:
        url = os.environ["NEW_URL"]
    else:
        url = "wss://a"
    return url


def third():
    return os.environ.get("NEW_URL", "wss://a")


def fourth():
    if "NEW_URL" in os.environ:
        return os.environ["NEW_URL"]
    return "wss://a"
