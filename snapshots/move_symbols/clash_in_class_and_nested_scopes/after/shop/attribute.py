from shop.pricing import unit_price as price


class Item:
    unit_price = price("a")
    total = price("b")
