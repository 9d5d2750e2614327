from shop.legacy import price


def names():
    __all__ = ["price"]
    return __all__, price
