from shop.legacy import price

ROWS = [unit_price for unit_price in range(3)] + [price("a")]
