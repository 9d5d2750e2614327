from app.infra import cache


def f():
    return cache.get("a"), cache.get("b")
