from shop.legacy import price


def f(path):
    with open(path) as unit_price:
        return price(unit_price.read())
