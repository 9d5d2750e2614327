from shop.a import price as first
from shop.b import price as second

print(first, second)
