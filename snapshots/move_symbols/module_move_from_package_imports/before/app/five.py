from app.old_cache import get as g, get

print(g("a"), get("b"))
