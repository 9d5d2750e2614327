import app.infra.cache
from app.infra import cache
from app.infra.cache import get

print(app.infra.cache.get, cache.get, get)
