from shop.pricing import unit_price as price


class unit_price:
    value = price("a")
