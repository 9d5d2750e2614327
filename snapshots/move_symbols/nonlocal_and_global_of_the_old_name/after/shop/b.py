def load():
    global unit_price, tax
    from shop.legacy import tax
    from shop.pricing import unit_price


def show():
    return unit_price("a") + tax(1)
