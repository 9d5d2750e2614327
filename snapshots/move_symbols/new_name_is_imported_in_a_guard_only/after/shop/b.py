try:
    from shop.pricing import unit_price
except ImportError:
    unit_price = None

from shop.pricing import unit_price as price

print((unit_price or price)("a"))
