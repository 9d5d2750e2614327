from app.api import OldManager, build


def twice():
    return build(), build()
