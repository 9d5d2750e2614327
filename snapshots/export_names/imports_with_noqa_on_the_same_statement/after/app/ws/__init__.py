from .auth import Auth  # noqa: F401
from .context import Context, Session  # noqa: F401
