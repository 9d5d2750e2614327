from shop.facade import price, unit_price

print(price("a"), unit_price("b"))
