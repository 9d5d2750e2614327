from shop.pricing import unit_price as price


def gross(sku, unit_price=None):
    return unit_price or price(sku)
