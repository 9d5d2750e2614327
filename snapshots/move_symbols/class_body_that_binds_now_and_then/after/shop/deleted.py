from shop.pricing import unit_price as price


class Item:
    price = 3
    del price
    total = price("a")
