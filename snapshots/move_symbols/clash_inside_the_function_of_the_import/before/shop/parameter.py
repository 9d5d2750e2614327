def f(unit_price):
    from shop.legacy import price

    return price(unit_price)
