from shop.legacy import price, tax

unit_price = price("a")
print(unit_price, tax)
