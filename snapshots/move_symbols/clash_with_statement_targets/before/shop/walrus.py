from shop.legacy import price

if (unit_price := price("a")) > 3:
    print(unit_price)
