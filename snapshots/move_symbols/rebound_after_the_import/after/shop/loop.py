from shop.pricing import unit_price

for unit_price in [unit_price("a")]:
    print(unit_price)
