from shop.a import price

print(price())
