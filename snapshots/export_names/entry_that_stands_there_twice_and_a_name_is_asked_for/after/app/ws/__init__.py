from .context import Context
from .manager import Manager, Registry

__all__ = ["Context", "Manager", "Registry"]
