from .auth import Auth as Auth
from .context import Context as Context
from .manager import Manager as Manager
