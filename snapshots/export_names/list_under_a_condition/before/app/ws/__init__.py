import sys

from .auth import Auth

if sys.platform == "win32":
    __all__ = ["Auth"]
else:
    __all__ = []
