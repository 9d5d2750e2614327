from shop.legacy import price


def f(order):
    match order:
        case int() | float() as unit_price if price("a"):
            return unit_price
