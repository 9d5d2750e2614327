"""WebSockets."""

__version__ = "1.0"


def version() -> str:
    return __version__


def __getattr__(name: str) -> object:
    if name == "Context":
        from app.ws.context import Context

        return Context
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
