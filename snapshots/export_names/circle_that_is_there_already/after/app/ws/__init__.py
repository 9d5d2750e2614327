from .auth import Auth
from .context import Context
from .manager import Manager
