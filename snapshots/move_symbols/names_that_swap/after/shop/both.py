from shop.pricing import tax as price, price as tax

print(price("a"), tax(1))
