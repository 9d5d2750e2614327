from shop.legacy import price


class Item:
    global price
    total = price("a")
    price = 3
