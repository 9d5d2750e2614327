from shop.legacy import Basket, \
    LIMIT
from shop.pricing import unit_price

print(Basket, unit_price, LIMIT)
