from shop.pricing import unit_price as up, unit_price

print(unit_price("a"), up("b"))
