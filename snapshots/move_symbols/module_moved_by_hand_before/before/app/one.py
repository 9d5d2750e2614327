import app.old_cache
from app import old_cache
from app.old_cache import get

print(app.old_cache.get, old_cache.get, get)
