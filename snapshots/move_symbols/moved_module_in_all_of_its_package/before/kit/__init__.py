from . import bolts
from . import gears

__all__ = ["bolts", "gears"]
