import sys

if sys.platform == "win32":
    from shop.other import price
else:
    from shop.pricing import unit_price as price

print(price("a"))
