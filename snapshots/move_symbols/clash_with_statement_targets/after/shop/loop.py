from shop.pricing import unit_price as price

for unit_price in [1, 2]:
    print(price(unit_price))
