from .auth import Auth
from .context import Context, Session

__all__ = ["Auth"] + ["Context", "Session"]
