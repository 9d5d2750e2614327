RATE = 3
from shop.legacy import price
