from shop.pricing import unit_price


def names():
    __all__ = ["price"]
    return __all__, unit_price
