from shop.legacy import *
from shop.pricing import unit_price

print(unit_price("a"), tax(1))
