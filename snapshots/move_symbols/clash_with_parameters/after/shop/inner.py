from shop.pricing import unit_price as price


def outer(unit_price):
    def inner(sku):
        return price(sku)

    return inner(unit_price)
