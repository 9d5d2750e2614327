from shop.pricing import unit_price as price


def f(order):
    match order:
        case [sku, *unit_price]:
            return price(sku), unit_price
