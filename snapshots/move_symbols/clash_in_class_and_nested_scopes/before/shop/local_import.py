def outer(sku):
    from shop.legacy import price

    def inner():
        unit_price = 3
        return unit_price

    return inner() + price(sku)
