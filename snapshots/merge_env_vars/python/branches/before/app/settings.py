import os


def first():
    if "NEW_URL" in os.environ:
        url = os.environ["NEW_URL"]
    else:
        url = os.environ["OLD_URL"]
    return url


def second():
    if "NEW_URL" in os.environ:
        url = os.environ["NEW_URL"]
    elif "OLD_URL" in os.environ:
        url = os.environ["OLD_URL"]
    else:
        url = "wss://a"
    return url


def third():
    if "NEW_URL" in os.environ:
        return os.environ["NEW_URL"]
    return os.environ.get("OLD_URL", "wss://a")


def fourth():
    if "NEW_URL" in os.environ:
        return os.environ["NEW_URL"]
    if "OLD_URL" in os.environ:
        return os.environ["OLD_URL"]
    return "wss://a"
