from .auth import Auth
from .context import Session

__all__ = []
__all__.extend(["Auth"])
__all__.extend(["Session"])
