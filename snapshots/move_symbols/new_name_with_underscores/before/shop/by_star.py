from shop.api import *

print(price("a"))
