from shop.legacy import price

ROWS = list(unit_price for sku in "ab" for unit_price in price(sku))
