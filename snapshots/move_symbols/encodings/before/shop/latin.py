# -*- coding: latin-1 -*-
from shop.legacy import tax, price  # größer

print("é", price("ü"), "ß", price, tax)  # Übung
