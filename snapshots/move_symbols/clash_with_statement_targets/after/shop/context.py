from shop.pricing import unit_price as price


def f(path):
    with open(path) as unit_price:
        return price(unit_price.read())
