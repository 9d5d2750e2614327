from shop.legacy import price

ROWS = [price(unit_price) for unit_price in range(3)]
