from .auth import Auth
from .context import Context

__all__ = ("Auth", "Context")
