from shop.api import price  # migrator: ignore[step]

print(price("a"))
