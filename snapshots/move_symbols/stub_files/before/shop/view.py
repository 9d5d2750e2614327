from shop.legacy import Basket, price as _price


def show(basket):
    return _price(Basket)
