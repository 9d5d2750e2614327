from shop.pricing import unit_price

ROWS = {unit_price: 1 for unit_price in unit_price("a")}
