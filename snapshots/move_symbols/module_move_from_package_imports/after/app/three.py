from .infra import cache as old_cache


def f(cache):
    return old_cache.get(cache)
