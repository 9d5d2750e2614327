from shop.legacy import price

unit_price = 1
del unit_price
print(price("a"))
