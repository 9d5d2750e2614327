from shop.legacy import price

gross = lambda unit_price: price(unit_price)
