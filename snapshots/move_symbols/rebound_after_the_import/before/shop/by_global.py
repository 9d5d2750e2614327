from shop.legacy import price


def reset():
    global price
    price = None


def show():
    return price("a")
