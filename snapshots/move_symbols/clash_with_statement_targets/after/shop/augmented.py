from shop.pricing import unit_price as price


def f(skus):
    unit_price = 0
    for sku in skus:
        unit_price += price(sku)
    return unit_price
