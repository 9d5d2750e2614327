from shop.legacy import price

unit_price = None


def load():
    global unit_price
    unit_price = price("a")
