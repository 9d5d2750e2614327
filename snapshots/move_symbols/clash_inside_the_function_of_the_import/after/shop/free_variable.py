unit_price = 3


def f():
    from shop.pricing import unit_price as price

    def g():
        return unit_price

    return price(g())
