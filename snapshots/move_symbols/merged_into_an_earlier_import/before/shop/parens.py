from shop.pricing import (
    CURRENCY,  # the code
    vat,
)
from shop.legacy import price

print(price("a"), CURRENCY, vat(1))
