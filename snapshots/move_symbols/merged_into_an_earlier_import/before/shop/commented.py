from shop.pricing import CURRENCY  # the code
from shop.legacy import price, tax

print(price("a"), CURRENCY, tax)
