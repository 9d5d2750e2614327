import contextlib

from app import api


def user():
    with contextlib.suppress(AttributeError):
        return api.Old().user
    try:
        if not api.Older:
            raise ValueError("nobody")
    except (AttributeError, ValueError):
        return None
