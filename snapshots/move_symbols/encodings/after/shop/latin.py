# -*- coding: latin-1 -*-
from shop.legacy import tax  # größer
from shop.pricing import unit_price

print("é", unit_price("ü"), "ß", unit_price, tax)  # Übung
