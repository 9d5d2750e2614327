from .auth import Auth  # noqa: F401
from .context import Context  # noqa: F401
from .manager import Manager  # noqa: F401
