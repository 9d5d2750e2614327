def f(): from shop.legacy import price; return price


class A: from shop.legacy import tax
