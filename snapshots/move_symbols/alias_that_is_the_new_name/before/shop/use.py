from shop.legacy import price as unit_price
from shop.legacy import tax as vat, LIMIT

print(unit_price("a"), vat(1), LIMIT)
