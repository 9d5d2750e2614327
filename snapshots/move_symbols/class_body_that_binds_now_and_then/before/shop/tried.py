from shop.legacy import price


class Item:
    try:
        price = int("3")
    except ValueError:
        pass
    total = price
