from shop.legacy import (LIMIT,
                         tax)
from shop.pricing import unit_price
from shop.cart import Cart

ROWS = [unit_price(1), LIMIT, tax(2), Cart()]
