from shop.legacy import price, tax
from shop.pricing import unit_price

print(price("a"), unit_price("b"), tax(1))
