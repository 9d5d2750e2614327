from shop.pricing import unit_price

BASE = unit_price("base")


class Item:
    own = unit_price("own")

    def price(self):
        return unit_price(self)

    first = price

    def second(self):
        return unit_price(self.price())

    class Inner:
        nested = unit_price("nested")


def local():
    price = 3
    return price


def closure():
    def inner(price):
        return [price for _ in range(3)]

    return inner(unit_price("c"))


def comprehension(prices):
    return [price for price in prices], [unit_price(p) for p in prices], (lambda price: price)(unit_price)


def assigned_later():
    print(price)
    price = 3
