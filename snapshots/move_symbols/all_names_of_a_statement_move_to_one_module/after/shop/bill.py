import json

from shop.pricing import unit_price, vat

__all__ = ["bill"]


def bill(sku):
    return json.dumps([unit_price(sku), vat(unit_price(sku))])
