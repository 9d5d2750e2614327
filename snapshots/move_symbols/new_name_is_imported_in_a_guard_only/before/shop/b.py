try:
    from shop.pricing import unit_price
except ImportError:
    unit_price = None

from shop.legacy import price

print((unit_price or price)("a"))
