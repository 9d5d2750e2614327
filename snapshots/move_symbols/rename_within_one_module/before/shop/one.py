from shop.legacy import price, Basket

print(price("a"), Basket)
