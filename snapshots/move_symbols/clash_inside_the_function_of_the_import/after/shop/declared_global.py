unit_price = None


def f():
    global unit_price
    from shop.pricing import unit_price as price

    unit_price = price("a")
