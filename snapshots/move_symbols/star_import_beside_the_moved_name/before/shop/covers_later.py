from shop.legacy import price
from shop.helpers import *

print(price("a"))
