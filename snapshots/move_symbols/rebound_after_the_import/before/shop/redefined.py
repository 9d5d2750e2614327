from shop.legacy import price

old = price


def price(sku):
    return old(sku)
