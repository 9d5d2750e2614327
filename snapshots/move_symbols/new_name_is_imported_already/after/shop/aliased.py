from shop.pricing import unit_price
from shop.pricing import unit_price as up

print(unit_price("a"), up("b"))
