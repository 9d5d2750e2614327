from shop.legacy import (
    Basket,  # things
    unit_price,  # money
    vat as levy,  # money, too
)

print(unit_price("a"), Basket, levy)
