from shop.legacy import (tax,)
from shop.pricing import unit_price

print(unit_price, tax)
