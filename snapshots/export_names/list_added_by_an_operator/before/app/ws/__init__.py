from .auth import Auth
from .context import Session

__all__ = ["Auth"]
__all__ += ["Session"]
