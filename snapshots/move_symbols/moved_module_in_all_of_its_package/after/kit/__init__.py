from . import bolts
from .parts import cogs

__all__ = ["bolts", "cogs"]
