from shop.legacy import price


def f(order):
    match order:
        case [sku, *unit_price]:
            return price(sku), unit_price
