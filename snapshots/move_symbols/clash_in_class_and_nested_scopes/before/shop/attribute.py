from shop.legacy import price


class Item:
    unit_price = price("a")
    total = price("b")
