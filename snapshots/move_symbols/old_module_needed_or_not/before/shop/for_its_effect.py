import shop.legacy
from shop.legacy import price

print(price("a"))
