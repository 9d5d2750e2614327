from shop.pricing import unit_price as price

print(price("a"))

from shop.other import price

print(price("b"))
