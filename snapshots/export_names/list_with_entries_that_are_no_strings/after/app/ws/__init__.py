from .auth import Auth
from . import names
from .context import Context

__all__ = [
    "Auth",
    *names.ALL,
    Auth.__name__,
    "Context",
]
