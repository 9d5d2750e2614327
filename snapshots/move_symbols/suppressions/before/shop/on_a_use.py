from shop.legacy import price, tax

print(price("a"))
print(price("b"))  # migrator: ignore[step]
print(tax(1))
