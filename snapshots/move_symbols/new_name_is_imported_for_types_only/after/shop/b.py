from typing import TYPE_CHECKING

from shop.cart import Cart

if TYPE_CHECKING:
    from shop.cart import Cart


def full(basket: "Cart") -> bool:
    return isinstance(basket, Cart)
