from shop.legacy import price


class Item:
    for i in range(2):
        total = price(i)
        unit_price = i
