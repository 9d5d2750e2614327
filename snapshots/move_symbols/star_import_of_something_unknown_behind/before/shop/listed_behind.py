from shop.legacy import price
from shop.listed import *

print(price("a"), helper())
