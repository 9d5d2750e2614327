from shop.c import price

print(price())
