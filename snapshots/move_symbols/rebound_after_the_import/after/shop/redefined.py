from shop.pricing import unit_price as price

old = price


def price(sku):
    return old(sku)
