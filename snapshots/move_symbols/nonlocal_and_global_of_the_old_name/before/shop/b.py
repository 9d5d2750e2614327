def load():
    global price, tax
    from shop.legacy import price, tax


def show():
    return price("a") + tax(1)
