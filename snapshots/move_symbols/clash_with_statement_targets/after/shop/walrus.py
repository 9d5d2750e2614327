from shop.pricing import unit_price as price

if (unit_price := price("a")) > 3:
    print(unit_price)
