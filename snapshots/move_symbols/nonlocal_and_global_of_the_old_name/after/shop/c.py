price = None


def load():
    global price
    if price is None:
        from shop.pricing import unit_price as real

        price = real
    return price
