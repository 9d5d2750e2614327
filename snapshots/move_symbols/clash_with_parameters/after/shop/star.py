from shop.pricing import unit_price as price


def gross(*unit_price):
    return [price(one) for one in unit_price]


def net(**unit_price):
    return price(unit_price)
