from shop.legacy import tax


def f():
    from shop.legacy import price

    return price("a") + tax(1)
