from shop.legacy import price  # migrator: ignore[step]

print(price("a"))
