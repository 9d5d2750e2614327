from shop.pricing import unit_price


def two(sku):
    if sku:
        from shop.legacy import price
        return price(sku)
    return unit_price(sku)
