unit_price = 3


def outer(sku):
    from shop.pricing import unit_price as price

    return price(sku) * unit_price


def other(sku):
    from shop.pricing import unit_price

    return unit_price(sku)
