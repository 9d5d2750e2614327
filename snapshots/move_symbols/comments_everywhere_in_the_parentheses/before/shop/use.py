from shop.legacy import (  # the old shop
    # things
    Basket,
    # money
    price,  # per piece
    tax,  # of the country
    # the end
)  # done

print(Basket, price, tax)
