from shop.legacy import LIMIT
from shop.pricing import unit_price, vat

print(unit_price("a"), vat(1), LIMIT)
