from shop.legacy import *
