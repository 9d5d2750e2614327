from shop.pricing import calculate as price


def f():
    from shop.taxes import calculate as tax

    return tax(price("a"))
