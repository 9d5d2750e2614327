from shop.pricing import vat, CURRENCY
from shop.legacy import tax, price

print(price("a"), CURRENCY, vat(1), tax(1))
