from shop.legacy import price

for price in [price("a")]:
    print(price)
