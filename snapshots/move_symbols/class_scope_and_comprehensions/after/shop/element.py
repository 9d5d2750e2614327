from shop.pricing import unit_price


class Item:
    unit_price = 1
    rows = [unit_price(i) for i in range(3)]
