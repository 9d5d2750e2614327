from shop.legacy import tax
from shop.pricing import unit_price

print(unit_price("a"), unit_price("b"), tax(1))
