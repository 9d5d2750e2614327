from __future__ import annotations

import typing as t

if t.TYPE_CHECKING:
    import shop.entities
    from . import entities


def cart(x: "shop.entities.Cart", y: shop.entities.Cart) -> t.Optional["entities.Cart"]:
    return t.cast("list[entities.Cart]", x)
