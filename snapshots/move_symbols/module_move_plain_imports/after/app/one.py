import app.infra.cache

print(app.infra.cache.get("a"), app.infra.cache.SIZE)
