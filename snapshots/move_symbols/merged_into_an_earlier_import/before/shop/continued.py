from shop.pricing import CURRENCY, \
    ROUNDING
from shop.legacy import price

print(price("a"), CURRENCY, ROUNDING)
