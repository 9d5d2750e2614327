from shop.pricing import unit_price, vat
from shop.legacy import LIMIT

print(unit_price("a"), vat(1), LIMIT)
