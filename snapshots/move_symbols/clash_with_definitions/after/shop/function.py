from shop.pricing import unit_price as price


def unit_price(sku):
    return price(sku) / 2
