from shop.legacy import price


def outer():
    unit_price = 0

    def inner(sku):
        nonlocal unit_price
        unit_price += price(sku)

    return inner
