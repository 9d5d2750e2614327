from app import old_cache
from app.infra import cache


def f():
    return old_cache.get("a"), cache.get("b")
