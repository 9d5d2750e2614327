from backend.app.old_cache import get
from app.old_cache import get as g

print(get, g)
