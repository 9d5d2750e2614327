unit_price = 3


def outer(sku):
    from shop.legacy import price

    return price(sku) * unit_price


def other(sku):
    from shop.legacy import price

    return price(sku)
