import app.old_cache as cache

print(cache.get("a"), cache.SIZE)
