from shop.legacy import price


def f():
    from shop.legacy import tax

    return tax(price("a"))
