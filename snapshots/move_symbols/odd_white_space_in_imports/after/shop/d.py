from shop.legacy import (
    tax, LIMIT,
    Basket
    )
from shop.pricing import unit_price

print(unit_price, tax, LIMIT, Basket)
