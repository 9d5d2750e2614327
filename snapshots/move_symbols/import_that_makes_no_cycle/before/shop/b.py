RATE = 1


def rate():
    from shop.legacy import price

    return price("b")
