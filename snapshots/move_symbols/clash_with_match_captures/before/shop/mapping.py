from shop.legacy import price


def f(order):
    match order:
        case {"price": unit_price}:
            return price(unit_price)
