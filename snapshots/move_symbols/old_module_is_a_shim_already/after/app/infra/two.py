from . import cache, cache as outer

print(cache.get, outer.get)
