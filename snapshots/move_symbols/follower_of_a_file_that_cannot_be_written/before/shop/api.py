# -*- coding: latin-1 -*-
from shop.legacy import price

NOTE = "é"
