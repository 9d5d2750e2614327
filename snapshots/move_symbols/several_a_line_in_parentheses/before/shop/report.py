from shop.legacy import (price, LIMIT,
                         tax, Basket)

ROWS = [price(1), LIMIT, tax(2), Basket()]
