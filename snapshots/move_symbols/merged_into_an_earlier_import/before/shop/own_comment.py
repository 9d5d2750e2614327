from shop.pricing import CURRENCY
from shop.legacy import price  # slow

print(price("a"), CURRENCY)
