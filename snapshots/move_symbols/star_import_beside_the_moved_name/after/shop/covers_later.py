from shop.pricing import unit_price as price
from shop.helpers import *

print(price("a"))
