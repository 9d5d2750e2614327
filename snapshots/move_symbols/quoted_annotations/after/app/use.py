"""Uses Old."""
import typing as t
from typing import Annotated, Literal, Optional, TypeVar, cast

from app.core import New

T = TypeVar("T", bound="New")
U = t.TypeVar("U", "New", "int")
Alias = Optional["New"]
Named: t.TypeAlias = "dict[str, New]"


# Old stays in comments.
def f(x: "New | None", y: 'list["New"]' = [], *z: t.List['New.Inner'], **k: Optional["New"]) -> "New":
    """Makes an Old."""
    mode: Literal["Old", "New"] = "Old"
    note: Annotated["New", "Old"] = cast("New", x)
    both: "Literal['Old'] | New" = t.cast("t.Optional[New]", y)
    return cast(t.Type["New"], note)


class Node:
    parent: "New"
    children: "t.Callable[[New], 'New']"

    def link(self, other: "New.Inner") -> "Node":
        Old = other
        return cast("Old", Old)
