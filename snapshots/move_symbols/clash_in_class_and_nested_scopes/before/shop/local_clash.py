def outer(sku):
    from shop.legacy import price

    unit_price = price(sku)
    return unit_price
