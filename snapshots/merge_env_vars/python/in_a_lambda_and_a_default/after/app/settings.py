import os


def connect(url=os.getenv("NEW_URL"), *, ask=lambda: os.environ["NEW_URL"]):
    return [ask() for _ in range(3) if os.getenv("NEW_URL")]
