from shop.pricing import unit_price as price


class Item:
    try:
        price = int("3")
    except ValueError:
        pass
    total = price
