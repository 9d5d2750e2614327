def f(rows):
    from shop.legacy import price as unit_price

    def price():
        return 3

    return unit_price(rows) + price()
