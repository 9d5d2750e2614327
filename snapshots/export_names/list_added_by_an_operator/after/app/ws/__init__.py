from .auth import Auth
from .context import Context, Session

__all__ = ["Auth"]
__all__ += ["Context", "Session"]
