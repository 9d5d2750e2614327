from app import cache
from app.cache import get

print(cache.get, get)
