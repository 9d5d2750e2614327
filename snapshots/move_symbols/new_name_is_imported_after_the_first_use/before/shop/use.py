from shop.legacy import price

FIRST = price("first")

from shop.pricing import unit_price

SECOND = unit_price("second")
