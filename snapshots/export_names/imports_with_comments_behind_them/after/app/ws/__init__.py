from .auth import Auth
from .context import Context
from .manager import Manager
# Nothing else is public.
# Ask before you add something.
