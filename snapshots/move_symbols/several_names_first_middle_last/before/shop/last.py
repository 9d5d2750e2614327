from shop.legacy import Basket, tax, price

print(price("a"), tax(1), Basket)
