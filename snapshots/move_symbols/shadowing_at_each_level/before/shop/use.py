from shop.legacy import price

BASE = price("base")


class Item:
    own = price("own")

    def price(self):
        return price(self)

    first = price

    def second(self):
        return price(self.price())

    class Inner:
        nested = price("nested")


def local():
    price = 3
    return price


def closure():
    def inner(price):
        return [price for _ in range(3)]

    return inner(price("c"))


def comprehension(prices):
    return [price for price in prices], [price(p) for p in prices], (lambda price: price)(price)


def assigned_later():
    print(price)
    price = 3
