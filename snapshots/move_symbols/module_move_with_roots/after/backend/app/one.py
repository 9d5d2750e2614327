from app.infra import cache
from .infra.cache import get

print(cache.get, get)
