from shop.pricing import unit_price as price

gross = lambda unit_price: price(unit_price)
