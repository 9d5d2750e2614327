from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from shop.cart import Cart


def empty() -> Cart:
    from shop.cart import Cart

    return Cart()


def all_of(baskets: Iterable[Cart]) -> list[Cart]:
    return [b for b in baskets if type(b).__name__ == "Basket"]
