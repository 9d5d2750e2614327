from shop.settings import RATE


def unit_price(sku):
    return RATE
