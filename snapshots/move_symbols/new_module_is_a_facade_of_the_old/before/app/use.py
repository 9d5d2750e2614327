from app.old_cache import get

get("a")
