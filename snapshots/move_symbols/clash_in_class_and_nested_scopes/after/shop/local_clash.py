def outer(sku):
    from shop.pricing import unit_price as price

    unit_price = price(sku)
    return unit_price
