from shop.legacy import (
    price,
    tax
)

print(price, tax)
