x = 1; \
from shop.legacy import price

print(price)
