from shop.legacy import price

unit_price: int
print(price("a"))
