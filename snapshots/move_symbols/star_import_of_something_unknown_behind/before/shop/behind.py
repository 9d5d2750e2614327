from shop.legacy import price
from somewhere import *

print(price("a"))
