from .old_cache import get

print(get("a"))
