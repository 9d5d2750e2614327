from shop.legacy import price


def unit_price(sku):
    """Not the one of shop.pricing."""
    return price(sku) / 2
