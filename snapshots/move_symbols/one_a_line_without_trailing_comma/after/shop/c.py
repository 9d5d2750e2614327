from shop.pricing import (
    vat
)

print(vat)
