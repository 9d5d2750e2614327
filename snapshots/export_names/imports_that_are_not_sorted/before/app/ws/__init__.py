# isort: skip_file
from .manager import Manager
from .auth import Auth
from .base import Base

Manager.base = Base
