from shop.legacy import (
    price,  # migrator: ignore[step]
    tax,
)

print(price("a"), tax(1))
