from shop.legacy import (
    tax, price, LIMIT,
    Basket
    )

print(price, tax, LIMIT, Basket)
