from shop.legacy import (
    price,
    tax,
)  # migrator: ignore[step]

print(price(
    "a"
), tax(1))
