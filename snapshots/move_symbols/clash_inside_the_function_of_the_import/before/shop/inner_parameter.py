def f(rows):
    from shop.legacy import price

    return sorted(rows, key=lambda unit_price: unit_price), price("a")
