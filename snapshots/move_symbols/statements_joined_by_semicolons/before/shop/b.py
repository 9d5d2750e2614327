from shop.legacy import price, tax; TOTAL = price("a") + tax(1)
