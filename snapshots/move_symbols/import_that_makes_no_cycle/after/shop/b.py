RATE = 1


def rate():
    from shop.pricing import unit_price

    return unit_price("b")
