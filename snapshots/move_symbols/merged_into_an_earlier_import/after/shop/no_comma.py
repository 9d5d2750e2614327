from shop.pricing import (
    CURRENCY,
    ROUNDING  # digits
)
from shop.pricing import unit_price

print(unit_price("a"), CURRENCY, ROUNDING)
