from shop.pricing import unit_price


def one(sku):
    from shop.legacy import price

    return price(sku) or unit_price(sku)


def two(sku):
    if sku:
        from shop.legacy import price
        return price(sku)
    return unit_price(sku)
