from shop.pricing import unit_price as price

ROWS = [price(unit_price) for unit_price in range(3)]
