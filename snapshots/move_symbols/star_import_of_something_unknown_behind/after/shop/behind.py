from shop.pricing import unit_price
from somewhere import *

print(unit_price("a"))
