from shop.pricing import unit_price

FIRST = unit_price("first")

from shop.pricing import unit_price

SECOND = unit_price("second")
