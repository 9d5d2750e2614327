def f(): from shop.pricing import unit_price; return unit_price


class A: from shop.legacy import tax
