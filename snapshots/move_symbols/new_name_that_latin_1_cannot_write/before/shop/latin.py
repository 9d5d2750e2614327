# -*- coding: latin-1 -*-
from shop.legacy import price

print("é", price())
