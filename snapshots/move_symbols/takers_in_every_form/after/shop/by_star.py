from shop.api import *

print(unit_price("a"))
