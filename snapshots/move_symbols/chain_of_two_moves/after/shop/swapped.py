from shop.b import price
from shop.c import price as second

print(price, second)
