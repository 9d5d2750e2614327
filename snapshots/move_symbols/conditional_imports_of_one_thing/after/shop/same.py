import sys

if sys.platform == "win32":
    from shop.pricing import unit_price
else:
    from shop.legacy import LIMIT
    from shop.pricing import unit_price

print(unit_price("a"))
