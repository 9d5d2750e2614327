from shop.pricing import unit_price


class Item:
    global unit_price
    total = unit_price("a")
    unit_price = 3
