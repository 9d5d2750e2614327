from .auth import Auth
from .manager import (
    Manager,
)
