from shop.pricing import unit_price as price

unit_price = None


def load():
    global unit_price
    unit_price = price("a")
