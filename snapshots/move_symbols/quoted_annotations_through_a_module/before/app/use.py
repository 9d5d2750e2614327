from typing import TYPE_CHECKING, Optional, cast

if TYPE_CHECKING:
    from app import compat as m


def f(x: "m.Old", y: "Optional[m.Old]" = None) -> "list[m.Old]":
    z: 'dict[str, m.Old]' = {}
    return cast("m.Old", z)
