from shop.legacy import price

TABLE = {"a": price("a")}
del price
