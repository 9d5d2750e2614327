from shop.legacy import (
    Basket,  # things
    price,  # money
    tax as levy,  # money, too
)

print(price("a"), Basket, levy)
