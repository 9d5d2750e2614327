"""WebSockets."""

__all__ = [
    "Context",
    "ready",
]


def ready():
    return True


def __getattr__(name):
    if name == "Context":
        from .context import Context

        return Context
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
