from .auth import Auth
from .context import Session

__all__ = ["Auth"] + ["Session"]
