"""WebSockets."""

__all__ = [
    "ready",
]


def ready():
    return True
