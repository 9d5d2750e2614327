import app.old_cache

print(app.old_cache.get("a"), app.old_cache.SIZE)
