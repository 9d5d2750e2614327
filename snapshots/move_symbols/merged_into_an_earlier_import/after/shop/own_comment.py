from shop.pricing import CURRENCY
from shop.pricing import unit_price  # slow

print(unit_price("a"), CURRENCY)
