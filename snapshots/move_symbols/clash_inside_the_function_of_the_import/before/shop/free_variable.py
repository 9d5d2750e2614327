unit_price = 3


def f():
    from shop.legacy import price

    def g():
        return unit_price

    return price(g())
