from shop.legacy import Basket, \
    price, \
    LIMIT

print(Basket, price, LIMIT)
