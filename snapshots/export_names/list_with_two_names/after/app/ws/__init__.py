from .context import Context
from .manager import Manager

__all__ = names = ["Context", "Manager"]
