from shop.a import price
from shop.b import price as second

print(price, second)
