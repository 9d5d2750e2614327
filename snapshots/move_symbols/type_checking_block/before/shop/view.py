from __future__ import annotations

from typing import TYPE_CHECKING

from shop.legacy import price

if TYPE_CHECKING:
    from shop.legacy import Basket


def show(basket: Basket, seen: "list[Basket]") -> str:
    return str(price(basket))
