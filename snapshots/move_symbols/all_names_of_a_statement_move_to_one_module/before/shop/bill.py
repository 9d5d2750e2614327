import json

from shop.legacy import price, tax

__all__ = ["bill"]


def bill(sku):
    return json.dumps([price(sku), tax(price(sku))])
