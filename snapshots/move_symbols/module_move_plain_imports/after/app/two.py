import app.infra.cache as cache

print(cache.get("a"), cache.SIZE)
