from shop.api import price

print("é", price())
