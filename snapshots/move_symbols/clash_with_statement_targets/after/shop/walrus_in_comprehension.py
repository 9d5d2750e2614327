from shop.pricing import unit_price as price


def f(skus):
    return [unit_price for sku in skus if (unit_price := price(sku))]
