from .auth import Auth  # noqa: F401
from .context import Session  # noqa: F401
