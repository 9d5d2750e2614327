import sys

if sys.version_info >= (3, 9):
    from functools import cache
else:
    from functools import lru_cache as cache


def used():
    return cache(len)


def unused():
    return 1
