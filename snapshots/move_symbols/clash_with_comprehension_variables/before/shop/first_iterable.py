from shop.legacy import price

ROWS = {unit_price: 1 for unit_price in price("a")}
