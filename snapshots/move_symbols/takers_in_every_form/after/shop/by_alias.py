import shop.api as a


def f():
    return a.unit_price("a"), a.other.price
