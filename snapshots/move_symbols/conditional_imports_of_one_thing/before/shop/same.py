import sys

if sys.platform == "win32":
    from shop.legacy import price
else:
    from shop.legacy import LIMIT, price

print(price("a"))
