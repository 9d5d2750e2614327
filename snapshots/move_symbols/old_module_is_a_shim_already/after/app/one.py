from app.infra import cache
from app.infra.cache import get

print(cache.get, get)
