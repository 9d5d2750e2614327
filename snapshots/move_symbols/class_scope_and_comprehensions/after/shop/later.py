from shop.pricing import unit_price as price


class Item:
    total = price("b")
    unit_price = 3
