from .auth import Auth
from .manager import Manager

__all__ = [
    "Auth",
    "Context",
    "Manager",
]


def __getattr__(name):
    if name == "Context":
        from .context import Context

        return Context
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
