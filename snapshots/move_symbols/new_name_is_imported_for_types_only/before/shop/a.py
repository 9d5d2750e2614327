from typing import TYPE_CHECKING

from shop.legacy import Basket

if TYPE_CHECKING:
    from shop.cart import Cart


def empty() -> "Cart":
    return Basket()
