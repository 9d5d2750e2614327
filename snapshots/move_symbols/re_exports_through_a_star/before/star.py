from shop.legacy import *

print(price("a"), tax(1))
