from app import old_cache
from .old_cache import get

print(old_cache.get, get)
