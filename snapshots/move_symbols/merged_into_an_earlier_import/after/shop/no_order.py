from shop.pricing import vat, CURRENCY, unit_price
from shop.legacy import tax

print(unit_price("a"), CURRENCY, vat(1), tax(1))
