from . import old
from .old import make

print(old, make)
