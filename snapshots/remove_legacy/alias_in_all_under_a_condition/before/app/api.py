import sys

from app.new import Manager, make

Old = Manager

__all__ = ["make"]
if sys.version_info >= (3, 0):
    __all__.append("Old")
