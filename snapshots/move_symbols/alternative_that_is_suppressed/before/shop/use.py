import sys

if sys.platform == "win32":
    from shop.legacy import price  # migrator: ignore[step]
else:
    from shop.legacy import price

print(price("a"))
