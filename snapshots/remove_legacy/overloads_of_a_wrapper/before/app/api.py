from typing import overload

from app.new import make


@overload
def build(user: str) -> int: ...
@overload
def build(user: int) -> str: ...
def build(user):
    return make(user)


def other():
    return make()
