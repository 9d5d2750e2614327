from shop.legacy import price, price as price_of, tax

print(price("a"), price_of("b"), tax(1))
