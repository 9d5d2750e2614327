"""Doc."""

from app.env import get_env


def f():
    return get_env().get("K")
