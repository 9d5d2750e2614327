from shop.pricing import unit_price

DEFAULT = unit_price("default")

from shop.pricing import CURRENCY

print(DEFAULT, CURRENCY)
