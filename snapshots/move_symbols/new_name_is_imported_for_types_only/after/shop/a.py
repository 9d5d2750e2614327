from typing import TYPE_CHECKING

from shop.cart import Cart

if TYPE_CHECKING:
    from shop.cart import Cart


def empty() -> "Cart":
    return Cart()
