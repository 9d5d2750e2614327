from .auth import Auth
from . import names

__all__ = [
    "Auth",
    *names.ALL,
    Auth.__name__,
]
