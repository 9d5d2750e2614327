def f(unit_price):
    from shop.pricing import unit_price as price

    return price(unit_price)
