from app import old_cache as c

print(c.get("a"))
