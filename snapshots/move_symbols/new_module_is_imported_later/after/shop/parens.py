from shop.legacy import Basket
from shop.pricing import (
    CURRENCY,  # the code
    vat,
)
from shop.pricing import unit_price

print(unit_price("a"), CURRENCY, vat(1), Basket)
