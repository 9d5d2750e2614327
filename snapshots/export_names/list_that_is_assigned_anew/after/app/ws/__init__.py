from .context import Context
from .manager import Manager, Session

__all__ = ["Manager"]
__all__ = ["Context", "Manager", "Session"]
