from shop.legacy import price, Basket
from shop.pricing import (
    CURRENCY,  # the code
    vat,
)

print(price("a"), CURRENCY, vat(1), Basket)
