from shop.legacy import price

DEFAULT = price("default")

from shop.pricing import CURRENCY

print(DEFAULT, CURRENCY)
