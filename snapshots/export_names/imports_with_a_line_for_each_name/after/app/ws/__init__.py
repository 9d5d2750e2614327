from .auth import Auth
from .context import (
    Connection,
    Context,
    Session,
)
from .manager import Manager
