import shop.legacy
from shop.legacy import price

print(price("a"), shop.legacy.tax(1))
