from shop.b import price

print(price())
