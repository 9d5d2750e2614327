from shop.legacy import LIMIT, price


def f(order):
    match order:
        case Order(price=sku, unit_price=3):
            return price(sku)
        case {"a": 1, **price}:
            return price


def g(order):
    match order:
        case Order(price=sku, unit_price=3):
            return price(sku)
