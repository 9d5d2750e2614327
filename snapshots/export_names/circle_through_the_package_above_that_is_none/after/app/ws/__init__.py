from .context import Context
from .manager import Manager
