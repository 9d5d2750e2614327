from shop.legacy import price


class A:
    value = price("a")
