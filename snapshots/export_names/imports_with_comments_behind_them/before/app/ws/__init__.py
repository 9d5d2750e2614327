from .auth import Auth
from .manager import Manager
# Nothing else is public.
# Ask before you add something.
