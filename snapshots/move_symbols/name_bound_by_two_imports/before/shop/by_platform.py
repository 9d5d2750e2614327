import sys

if sys.platform == "win32":
    from shop.other import price
else:
    from shop.legacy import price

print(price("a"))
