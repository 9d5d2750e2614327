import dataclasses as dc
from dataclasses import KW_ONLY, dataclass, field
from typing import ClassVar, Generic, NamedTuple, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Point(Generic[T]):
    count: ClassVar[int] = 0
    x: int
    y: int = 3
    hidden: int = field(default=0, init=False)


@dc.dataclass
class Deep(Point[int]):
    _: KW_ONLY
    z: list[int] = field(default_factory=list)
    w: int = dc.field(default=1)


class Pair(NamedTuple):
    x: int
    y: int = 3


@dataclass
class Own:
    x: int

    def __init__(self, x, y=3):
        self.x = x + y


@dataclass(init=False)
class Strange:
    x: int
