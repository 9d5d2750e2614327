from .auth import Auth
from .context import (
    Connection,
    Session,
)
from .manager import Manager
