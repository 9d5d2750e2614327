def outer(sku):
    from shop.pricing import unit_price

    def inner():
        unit_price = 3
        return unit_price

    return inner() + unit_price(sku)
