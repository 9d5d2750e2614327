from shop.legacy import price

for unit_price in [1, 2]:
    print(price(unit_price))
