from shop.b import price as first
from shop.c import price as second

print(first, second)
