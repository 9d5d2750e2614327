import functools

from shop.legacy import price

price = functools.lru_cache(price)
print(price("a"))
