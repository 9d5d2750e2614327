import shop.legacy
from shop.pricing import unit_price

print(unit_price("a"), shop.legacy.tax(1))
