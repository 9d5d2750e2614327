def f(rows):
    from shop.pricing import unit_price

    def price():
        return 3

    return unit_price(rows) + price()
