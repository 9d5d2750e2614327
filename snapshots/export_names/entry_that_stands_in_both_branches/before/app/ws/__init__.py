import sys

from .manager import Manager

if sys.platform == "linux":
    __all__ = ["Manager"]
else:
    __all__ = ["Manager", "sys"]
