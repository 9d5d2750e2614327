from shop.pricing import unit_price as price


def unit_price(sku):
    """Not the one of shop.pricing."""
    return price(sku) / 2
