from shop import price
from shop.legacy import price as direct
from src.shop.legacy import price as by_src

print(price("a"), direct, by_src)
