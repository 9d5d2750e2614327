"""Uses Old."""
import typing as t
from typing import Annotated, Literal, Optional, TypeVar, cast

from app.compat import Old

T = TypeVar("T", bound="Old")
U = t.TypeVar("U", "Old", "int")
Alias = Optional["Old"]
Named: t.TypeAlias = "dict[str, Old]"


# Old stays in comments.
def f(x: "Old | None", y: 'list["Old"]' = [], *z: t.List['Old.Inner'], **k: Optional["Old"]) -> "Old":
    """Makes an Old."""
    mode: Literal["Old", "New"] = "Old"
    note: Annotated["Old", "Old"] = cast("Old", x)
    both: "Literal['Old'] | Old" = t.cast("t.Optional[Old]", y)
    return cast(t.Type["Old"], note)


class Node:
    parent: "Old"
    children: "t.Callable[[Old], 'Old']"

    def link(self, other: "Old.Inner") -> "Node":
        Old = other
        return cast("Old", Old)
