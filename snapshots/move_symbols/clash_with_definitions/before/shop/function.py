from shop.legacy import price


def unit_price(sku):
    return price(sku) / 2
