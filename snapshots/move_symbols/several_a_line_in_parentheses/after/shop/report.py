from shop.cart import Cart
from shop.legacy import (LIMIT,
                         tax)
from shop.pricing import unit_price

ROWS = [unit_price(1), LIMIT, tax(2), Cart()]
