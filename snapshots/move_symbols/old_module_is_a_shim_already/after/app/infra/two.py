from . import cache
from . import cache as outer

print(cache.get, outer.get)
