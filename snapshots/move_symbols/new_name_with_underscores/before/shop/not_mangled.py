from shop.legacy import tax


class Item:
    rate = 1


def total():
    return tax(Item.rate)
