import os


def connect(url=os.getenv("NEW_URL") or os.getenv("OLD_URL"), *, ask=lambda: os.environ["OLD_URL"]):
    return [ask() for _ in range(3) if os.getenv("NEW_URL", os.getenv("OLD_URL"))]
