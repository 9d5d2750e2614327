from shop.legacy import price
from shop.pricing import unit_price as up

print(price("a"), up("b"))
