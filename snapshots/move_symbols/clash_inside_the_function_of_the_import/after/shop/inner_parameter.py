def f(rows):
    from shop.pricing import unit_price

    return sorted(rows, key=lambda unit_price: unit_price), unit_price("a")
