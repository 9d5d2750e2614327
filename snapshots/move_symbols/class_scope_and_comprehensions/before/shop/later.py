from shop.legacy import price


class Item:
    total = price("b")
    unit_price = 3
