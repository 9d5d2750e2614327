from functools import cache

from app.new import make


@cache
def one():
    return make()


@cache
def two():
    return make()
