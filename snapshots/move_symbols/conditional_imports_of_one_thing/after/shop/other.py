import sys

if sys.platform == "win32":
    from shop.windows import price
elif sys.platform == "darwin":
    from shop.pricing import unit_price as price
else:
    price = None

print(price)
