from app.infra import cache

print(cache.get("a"))
