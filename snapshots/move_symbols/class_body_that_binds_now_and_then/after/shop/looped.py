from shop.pricing import unit_price as price


class Item:
    for i in range(2):
        total = price(i)
        unit_price = i
