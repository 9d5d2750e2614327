"""WebSockets."""

__version__ = "1.0"


def version():
    return __version__
