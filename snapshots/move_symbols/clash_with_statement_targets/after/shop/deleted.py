from shop.pricing import unit_price as price

unit_price = 1
del unit_price
print(price("a"))
