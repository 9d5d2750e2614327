from typing import Generic, Protocol, TypeVar

T = TypeVar("T")


class Box(Generic[T]):
    pass


class Sized(Protocol):
    def size(self): ...


def box():
    return Box()
