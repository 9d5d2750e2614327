from shop.api import price

print(price("a"))
