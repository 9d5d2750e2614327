from shop.pricing import (
    CURRENCY,
    ROUNDING  # digits
)
from shop.legacy import price

print(price("a"), CURRENCY, ROUNDING)
