from shop.pricing import CURRENCY, \
    ROUNDING, unit_price

print(unit_price("a"), CURRENCY, ROUNDING)
