from shop.legacy import (  # the old shop
    # things
    Basket,
    tax,  # of the country
    # the end
)  # done
# money
from shop.pricing import unit_price  # per piece

print(Basket, unit_price, tax)
