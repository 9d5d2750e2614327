from shop.legacy import tax
from shop.pricing import unit_price as price

unit_price = price("a")
print(unit_price, tax)
