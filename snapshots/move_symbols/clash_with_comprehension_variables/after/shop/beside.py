from shop.pricing import unit_price

ROWS = [unit_price for unit_price in range(3)] + [unit_price("a")]
