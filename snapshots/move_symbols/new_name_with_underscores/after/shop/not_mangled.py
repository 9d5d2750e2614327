from shop.pricing import __vat


class Item:
    rate = 1


def total():
    return __vat(Item.rate)
