from app.api import build


def twice():
    return build(), build()
