from __future__ import annotations

from typing import TYPE_CHECKING

from shop.pricing import unit_price

if TYPE_CHECKING:
    from shop.cart import Cart


def show(basket: Cart, seen: "list[Cart]") -> str:
    return str(unit_price(basket))
