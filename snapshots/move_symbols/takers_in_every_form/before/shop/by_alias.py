import shop.api as a


def f():
    return a.price("a"), a.other.price
