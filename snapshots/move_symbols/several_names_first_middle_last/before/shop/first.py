from shop.legacy import price, tax, Basket

print(price("a"), tax(1), Basket)
