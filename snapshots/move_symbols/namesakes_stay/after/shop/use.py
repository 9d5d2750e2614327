from shop.pricing import unit_price


class Item:
    def __init__(self, price):
        self.price = price


item = Item(price=unit_price("a"))
item.price = item.price + other.price.price
print(dict(price=unit_price), {"price": unit_price}, item.price(unit_price), unit_price.price, sep=unit_price)
item.price(price=1).price()
