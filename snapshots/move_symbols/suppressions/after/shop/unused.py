from shop.pricing import vat as tax  # migrator: ignore[other]

print(tax(1))  # migrator: ignore[step]
x = 1  # migrator: ignore[step]
# The name price stays here.
