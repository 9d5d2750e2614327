from .auth import Auth as Auth
from .manager import Manager as Manager
