from shop.legacy import price


class Item:
    price = 3
    get = lambda self: price(self)
    rows = {i: price(i) for i in range(price)}
    pairs = [(i, j) for i in "ab" for j in price(i)]
