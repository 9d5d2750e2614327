from shop.legacy import price, tax

print(price("a"), tax(1))
