from shop.pricing import vat


def f():
    from shop.pricing import tax as price

    return price("a") + vat(1)
