from shop.pricing import unit_price


class A:
    value = unit_price("a")
