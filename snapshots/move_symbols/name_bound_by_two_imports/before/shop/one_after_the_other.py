from shop.legacy import price

print(price("a"))

from shop.other import price

print(price("b"))
