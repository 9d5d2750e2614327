from shop.fine import *
from shop.legacy import price

print(price("a"), other())
