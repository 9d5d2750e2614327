from shop.legacy import unit_price

print(unit_price("a"), unit_price("b"))
