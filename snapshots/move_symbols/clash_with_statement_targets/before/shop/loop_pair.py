from shop.legacy import price


def f(rows):
    for sku, (unit_price, *rest) in rows:
        print(price(sku), unit_price, rest)
