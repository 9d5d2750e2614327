from shop.pricing import unit_price as price

unit_price: int
print(price("a"))
