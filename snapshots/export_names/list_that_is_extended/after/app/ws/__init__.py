from .auth import Auth
from .context import Context, Session

__all__ = []
__all__.extend(["Auth"])
__all__.extend(["Context", "Session"])
