from typing import TYPE_CHECKING

from shop.cart import Cart

if TYPE_CHECKING:
    from shop.legacy import Basket


def full(basket: "Basket") -> bool:
    return isinstance(basket, Cart)
