from shop.pricing import unit_price as price


def f(order):
    match order:
        case {"price": unit_price}:
            return price(unit_price)
