from shop.facade import *

print(price("a"))
