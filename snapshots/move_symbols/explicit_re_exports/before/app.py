from shop import Basket, price, tax

print(Basket(), price("a"), tax(1))
