from shop.legacy import price
from shop.pricing import CURRENCY, vat

print(price("a"), CURRENCY, vat(1))
