from shop.pricing import unit_price
from shop.legacy import price

print(price("a"), unit_price("b"))
