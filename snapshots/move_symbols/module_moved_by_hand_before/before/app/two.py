from . import old_cache as c
from .old_cache import get as g

print(c.get, g)
