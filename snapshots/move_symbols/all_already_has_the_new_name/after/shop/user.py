from shop.api import unit_price

print(unit_price("a"), unit_price("b"))
