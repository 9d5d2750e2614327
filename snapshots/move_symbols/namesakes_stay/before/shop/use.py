from shop.legacy import price


class Item:
    def __init__(self, price):
        self.price = price


item = Item(price=price("a"))
item.price = item.price + other.price.price
print(dict(price=price), {"price": price}, item.price(price), price.price, sep=price)
item.price(price=1).price()
