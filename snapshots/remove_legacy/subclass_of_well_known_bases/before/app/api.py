import enum
from abc import ABC
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")


class Box(Generic[T]):
    pass


class Sized(Protocol):
    def size(self): ...


class A(Box[int]):
    pass


class B(Sized, Protocol):
    pass


class C(enum.Enum):
    pass


class D(ABC):
    """Nothing."""


def box():
    return Box()
