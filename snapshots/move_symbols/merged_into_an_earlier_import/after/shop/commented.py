from shop.pricing import CURRENCY  # the code
from shop.legacy import tax
from shop.pricing import unit_price

print(unit_price("a"), CURRENCY, tax)
