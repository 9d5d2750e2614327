"""WebSockets."""

__version__ = "1.0"


def version() -> str:
    return __version__
