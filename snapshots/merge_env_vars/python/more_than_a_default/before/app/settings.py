first = cache.get("NEW_URL") or cache.get("OLD_URL", None, 2)
second = env.get("OLD_URL", None, version=2)
