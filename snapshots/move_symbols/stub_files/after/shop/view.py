from shop.cart import Cart
from shop.pricing import unit_price as _price


def show(basket):
    return _price(Cart)
