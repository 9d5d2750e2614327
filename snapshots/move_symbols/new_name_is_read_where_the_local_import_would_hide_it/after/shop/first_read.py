from shop.pricing import unit_price


def two(sku):
    base = unit_price(sku)
    from shop.pricing import unit_price as price

    return price(sku) + base
