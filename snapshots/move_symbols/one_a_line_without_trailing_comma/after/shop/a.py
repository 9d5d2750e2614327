from shop.legacy import (
    price
)
from shop.pricing import vat

print(price, vat)
