from shop.pricing import unit_price


def gross(sku, unit_price=unit_price("a")):
    return unit_price
