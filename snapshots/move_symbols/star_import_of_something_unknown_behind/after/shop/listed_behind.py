from shop.pricing import unit_price
from shop.listed import *

print(unit_price("a"), helper())
