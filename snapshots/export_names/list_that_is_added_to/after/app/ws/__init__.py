from . import auth
from .auth import *
from .context import Context
from .manager import Manager, Registry

__all__ = auth.__all__ + ["Registry", "Manager", "Context"]
