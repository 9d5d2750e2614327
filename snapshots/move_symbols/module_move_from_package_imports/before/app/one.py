from app import old_cache

print(old_cache.get("a"))
