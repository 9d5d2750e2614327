from shop.pricing import CURRENCY, vat
from shop.legacy import price

print(price("a"), CURRENCY, vat(1))
