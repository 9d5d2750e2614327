from shop.pricing import unit_price as price


def f(order):
    match order:
        case int() | float() as unit_price if price("a"):
            return unit_price
