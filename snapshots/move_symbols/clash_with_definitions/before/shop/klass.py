from shop.legacy import price


class unit_price:
    value = price("a")
