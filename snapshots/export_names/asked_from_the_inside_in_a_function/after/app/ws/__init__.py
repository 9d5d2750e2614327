from .auth import Auth
from .context import Context
