from shop.api import price, unit_price

print(price("a"), unit_price("b"))
