unit_price = None


def f():
    global unit_price
    from shop.legacy import price

    unit_price = price("a")
