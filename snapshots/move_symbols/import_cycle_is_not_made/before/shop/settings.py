from shop.legacy import price

RATE = price("a")
