from typing import TYPE_CHECKING, Optional, cast

if TYPE_CHECKING:
    from app import core as m


def f(x: "m.New", y: "Optional[m.New]" = None) -> "list[m.New]":
    z: 'dict[str, m.New]' = {}
    return cast("m.New", z)
