import sys

if sys.platform == "win32":
    from shop.legacy import price  # migrator: ignore[step]
else:
    from shop.pricing import unit_price as price

print(price("a"))
